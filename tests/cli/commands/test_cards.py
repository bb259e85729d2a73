"""Adding, finding, changing and deleting cards."""

import json

import pytest

from tests.conftest import Run


@pytest.mark.usefixtures("empty_board")
def test_add_prints_the_id_for_scripts_and_says_what_is_next(call: Run) -> None:
    ran = call("add", "Nordwind", "Backend Engineer", "--stage", "applied", "--on", "last wed")
    assert ran.out == "1\n"
    assert ran.err == "added Nordwind to Applied, Wed 11 Nov; next: follow up 1/3, due today\n"


def test_everything_given_is_kept(call: Run) -> None:
    facts = ["--url", "https://n.example/1", "--location", "Oslo", "--salary", "NOK 700k", "--source", "a friend"]
    more = ["--tag", "rust", "--tag", "remote", "--rating", "4", "--closes", "+10d", "--note", "met at a fair"]
    call("add", "Nordwind", "SRE", *facts, *more, "--contact", "Dana Ruiz <dana@n.example>, hiring manager, +47 555 01")
    card = json.loads(call("show", "1", "--json").out)
    assert card | {"uid": "", "events": [], "contacts": [], "step": {}} == {
        "id": 1,
        "uid": "",
        "company": "Nordwind",
        "role": "SRE",
        "stage": "target",
        "closed": None,
        "entered": "2026-11-16",
        "applied": None,
        "url": "https://n.example/1",
        "location": "Oslo",
        "salary": "NOK 700k",
        "source": "a friend",
        "tags": ["rust", "remote"],
        "rating": 4,
        "closes": "2026-11-26",
        "contacts": [],
        "events": [],
        "step": {},
    }
    assert card["contacts"][0]["name"] == "Dana Ruiz"
    assert card["contacts"][0]["kind"] == "hiring-manager"
    assert card["contacts"][0]["email"] == "dana@n.example"
    assert card["events"][0]["text"] == "met at a fair"


def test_a_card_is_found_by_id_and_by_words_of_company_or_role(call: Run) -> None:
    call("add", "Nordwind", "Backend Engineer")
    call("add", "Fjordly", "ML Engineer")
    for words in ("2", "fjordly", "FJORD", "ml eng"):
        assert call("show", words).out.startswith("2  Fjordly · ML Engineer\n")


def test_several_matches_are_listed_and_none_is_changed(call: Run) -> None:
    call("add", "Nordwind", "Backend Engineer")
    call("add", "Nordwind", "QA Lead")
    ran = call("move", "nordwind", "applied")
    assert ran.code == 2
    assert ran.out == ""
    assert "1  Nordwind · Backend Engineer (target)" in ran.err
    assert "2  Nordwind · QA Lead (target)" in ran.err
    assert ran.err.endswith('jobboard: "nordwind" matches 2 cards: give the number of one\n')
    assert json.loads(call("list", "--stage", "applied", "--json").out) == []


def test_an_open_card_goes_before_closed_ones_and_a_whole_name_before_a_part(call: Run) -> None:
    call("add", "Nordwind", "Old")
    call("close", "1", "withdrawn")
    call("add", "Nordwind", "New")
    call("add", "Nordwind Labs", "Else")
    assert call("note", "nordwind", "hello").code == 0
    assert "hello" in call("show", "2").out


def test_no_match_is_exit_1(call: Run) -> None:
    call("add", "Nordwind", "SRE")
    ran = call("show", "nobody")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == 'jobboard: no card matches "nobody": jobboard list --all shows them\n'


def test_edit_changes_what_is_given_and_empties_what_is_empty(call: Run) -> None:
    call("add", "Nordwind", "SRE", "--location", "Oslo", "--salary", "700k", "--closes", "2026-12-01", "--tag", "a")
    assert call("edit", "1", "--company", "Nordvind", "--location", "", "--closes", "", "--tag", "b").code == 0
    card = json.loads(call("show", "1", "--json").out)
    assert (card["company"], card["location"], card["salary"]) == ("Nordvind", "", "700k")
    assert (card["closes"], card["tags"]) == (None, ["b"])


def test_edit_sets_the_day_the_stage_was_entered(call: Run) -> None:
    call("add", "Nordwind", "SRE", "--stage", "applied")
    call("edit", "1", "--entered", "2026-11-02")
    assert json.loads(call("show", "1", "--json").out)["entered"] == "2026-11-02"


def test_edit_without_anything_to_change_says_so(call: Run) -> None:
    call("add", "Nordwind", "SRE")
    assert call("edit", "1").code == 2


def test_delete_without_a_terminal_needs_yes_and_names_the_card(call: Run) -> None:
    call("add", "Nordwind", "SRE")
    ran = call("delete", "1")
    assert ran.code == 2
    assert ran.err == 'jobboard: deleting "Nordwind · SRE" needs a yes: give --yes\n'
    assert call("delete", "1", "--yes").out == "deleted Nordwind, SRE\n"
    assert call("show", "1").code == 1
    assert call("undo").code == 0
    assert call("show", "1").code == 0


def test_list_filters_by_stage_and_words_and_shows_closed_cards_when_asked(call: Run) -> None:
    call("add", "Nordwind", "SRE", "--tag", "rust")
    call("add", "Fjordly", "Dev", "--stage", "applied")
    call("add", "Kanta", "Dev", "--stage", "applied")
    call("close", "kanta", "no-reply")

    def ids(*args: str) -> list[int]:
        return sorted(card["id"] for card in json.loads(call("list", "--json", *args).out))

    assert ids() == [1, 2]
    assert ids("--all") == [1, 2, 3]
    assert ids("--stage", "applied") == [2]
    assert ids("--filter", "rust") == [1]
    assert ids("--filter", "dev", "--all") == [2, 3]


def test_list_says_in_one_line_where_each_card_stands(call: Run) -> None:
    call("add", "Nordwind", "SRE", "--stage", "applied")
    assert call("list").out == "1  Nordwind · SRE  Applied  waiting · 7 more days\n"


def test_show_is_a_page_with_people_interviews_and_history(call: Run) -> None:
    call("add", "Nordwind", "SRE", "--stage", "applied", "--on", "2026-11-02", "--location", "Oslo")
    call("interview", "1", "last thu 10:00", "--with", "Kim Lund", "--round", "phone screen")
    page = call("show", "1").out
    assert page.startswith(
        "1  Nordwind · SRE\nInterviewed since Thu 12 Nov, 4 days ago\nNext: thank-you, due since Thu"
    )
    for part in ("Location  Oslo", "People\n  Kim Lund", "Interviews\n  Thu 12 Nov 10:00  held", "History\n"):
        assert part in page


def test_a_card_that_is_there_already_is_not_added_unasked(call: Run) -> None:
    call("add", "Nordwind AS", "SRE (m/f)", "--url", "https://n.example/1", "--stage", "applied", "--on", "2026-01-05")
    same = call("add", "nordwind", "SRE")
    link = call("add", "Other", "Another role", "--url", "http://www.n.example/1/?utm_source=mail")
    assert [(ran.code, ran.out) for ran in (same, link)] == [(2, ""), (2, "")]
    there = "jobboard: Nordwind AS · SRE (m/f) is on the board already, card 1"
    assert same.err == f"{there}: the same company and role: give --again\n"
    assert link.err == f"{there}: the same link: give --again\n"
    assert len(call("list").out.splitlines()) == 1
    assert call("add", "nordwind", "SRE", "--again").out == "2\n"
    assert call("add", "Nordwind", "QA Lead").out == "3\n"


def test_since_is_on(call: Run) -> None:
    call("add", "Nordwind", "SRE", "--stage", "applied", "--since", "2026-11-10")
    call("move", "1", "interviewed", "--since", "2026-11-12")
    assert json.loads(call("show", "1", "--json").out)["entered"] == "2026-11-12"
    for option in ("--entered", "--since", "--on"):
        call("edit", "1", option, "2026-11-13")
        assert json.loads(call("show", "1", "--json").out)["entered"] == "2026-11-13"
        call("undo")
