"""The user's own page: what its fields take, and which result fits a card."""

from dataclasses import replace

import pytest

from jobboard.errors import InvalidInputError
from jobboard.followup.enums import Language
from jobboard.followup.messages.own_page import (
    EMPTY_PAGE,
    LANGUAGE_NAMES,
    PAGE_FIELDS,
    RESULTS,
    OwnPage,
    known_language,
    language_name,
    page_field,
    page_text,
    parse_language,
)
from jobboard.followup.messages.template_fields import DraftContext, template_values
from tests.followup.builders import A, at, history, moved

PAGE = OwnPage(
    result_1="python, databases: I cut the import to an hour.",
    result_2="go, kubernetes: I moved ninety services",
    result_3="I led nine people",
)


def test_the_fields_of_the_page_are_those_that_are_described() -> None:
    assert tuple(PAGE_FIELDS) == OwnPage._fields
    assert [PAGE_FIELDS[name].label for name in RESULTS] == [f"Result {number}" for number in range(1, 6)]
    assert all(field.sentence for field in PAGE_FIELDS.values())
    assert [bool(PAGE_FIELDS[name].hint) for name in RESULTS] == [True, False, False, False, False]


@pytest.mark.parametrize(
    ("words", "result"),
    [
        ("Kubernetes Engineer", "I moved ninety services"),
        ("Backend Engineer, Python", "I cut the import to an hour."),
        ("go and python and databases", "I cut the import to an hour."),
        ("Gardener", "I cut the import to an hour."),
        ("", "I cut the import to an hour."),
    ],
)
def test_the_result_is_the_one_whose_words_fit(words: str, result: str) -> None:
    assert PAGE.result_for(words) == result


def test_words_may_hold_signs_and_dots() -> None:
    page = OwnPage(result_1="java: one", result_2="c++, node.js: two")
    assert page.result_for("We write C++") == "two"
    assert page.result_for("Node.js at heart") == "two"


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("I led nine people", "I led nine people"),
        ("python:", "python:"),
        (f"{'a long story ' * 6}: the end", f"{'a long story ' * 6}: the end"),
        (f"{'x' * 60}: the end", "the end"),
    ],
)
def test_what_stands_before_a_colon_is_words_only_where_it_is_short(text: str, result: str) -> None:
    assert OwnPage(result_1=text).result_for("") == result


def test_a_page_without_results_has_none() -> None:
    assert EMPTY_PAGE.result_for("python") == ""
    assert EMPTY_PAGE.is_empty
    assert not OwnPage(town="Oslo").is_empty


@pytest.mark.parametrize(
    ("typed", "field"),
    [("name", "name"), ("Result-2", "result_2"), (" result 5 ", "result_5"), ("result_6", None), ("", None)],
)
def test_a_field_is_meant_by_its_name(typed: str, field: str | None) -> None:
    assert page_field(typed) == field


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("name", "  Ada   Byron ", "Ada Byron"),
        ("name", "-", ""),
        ("pitch", "", ""),
        ("language", "Français", "fr"),
        ("language", "", ""),
        ("email", "ada@mail.example", "ada@mail.example"),
        ("email", "", ""),
        ("phone", "112", "112"),
        ("phone", "", ""),
        ("town", "Oslo - Fagerborg", "Oslo - Fagerborg"),
    ],
)
def test_a_text_is_kept_in_one_line(field: str, typed: str, kept: str) -> None:
    assert page_text(field, typed) == kept


@pytest.mark.parametrize(
    ("field", "typed"),
    [("language", "Latin"), ("email", "ada"), ("email", "a@b@c"), ("email", "a b@c"), ("phone", "12"), ("phone", "no")],
)
def test_a_text_that_does_not_fit_is_refused(field: str, typed: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        page_text(field, typed)
    assert typed in refused.value.message
    assert refused.value.hint


@pytest.mark.parametrize("language", Language)
def test_a_language_goes_by_its_code_and_its_names(language: Language) -> None:
    assert parse_language(language.upper()) is language
    assert parse_language(f" {LANGUAGE_NAMES[language]} ") is language
    assert known_language(language) is language
    assert language_name(language) == LANGUAGE_NAMES[language]


def test_a_code_without_letters_stays_a_code() -> None:
    assert known_language("no") is None
    assert known_language("") is None
    assert language_name("no") == "no"
    assert parse_language("deutsch") is Language.GERMAN
    assert parse_language("español") is Language.SPANISH


def test_sentences_are_filled_in_only_in_their_language() -> None:
    page = PAGE._replace(name="Ada", phone="112", links="https://ada.example", free="now.", language="de", pitch="Ich.")
    card, about = history(moved(A, "11-09")), DraftContext("Nordwind", "Go", page=page)
    german = template_values(card, replace(about, language=Language.GERMAN), at("11-16"))
    assert german["one_result_that_fits"] == "I moved ninety services"
    assert (german["my_pitch"], german["when_i_am_free"]) == ("Ich.", "now")
    english = template_values(card, about, at("11-16"))
    assert not {"one_result_that_fits", "my_pitch", "when_i_am_free"} & english.keys()
    assert (english["my_name"], english["my_phone"], english["my_links"]) == ("Ada", "112", "https://ada.example")


def test_a_card_chooses_a_result_by_its_own_words() -> None:
    about = DraftContext("Nordwind", "Engineer", page=PAGE, words="a posting about kubernetes")
    assert template_values(history(moved(A, "11-09")), about, at("11-16"))["one_result_that_fits"] == (
        "I moved ninety services"
    )
