"""What the user says of a file goes over what was understood of it, and is kept for the next of its shape."""

import json
from datetime import date
from pathlib import Path

import pytest

from jobboard.errors import InvalidInputError
from jobboard.transfer.tracker.corrections import Corrections
from jobboard.transfer.tracker.fields import Field
from jobboard.transfer.tracker.make_plan import make_plan, open_tracker_file
from jobboard.transfer.tracker.plan import AmbiguousDate, ImportPlan
from tests.conftest import Run

TODAY = date(2026, 11, 16)

FEBRUARY = """Firma,Rolle,Datum,Lage,Lage,Nr
Nordwind,Backend Engineer,3/4/2026,drafted,x,1
Lumen,QA Lead,4/5/2026,angefragt,y,2
"""
MARCH = FEBRUARY.split("\n", maxsplit=1)[0] + "\nVega,Developer,5/6/2026,angefragt,z,3\n"


def planned(tmp_path: Path, text: str, corrections: Corrections) -> ImportPlan:
    path = tmp_path / "tracker.csv"
    path.write_text(text)
    return make_plan(open_tracker_file(path), TODAY, corrections)


def test_a_column_is_what_the_user_says(tmp_path: Path) -> None:
    corrections = Corrections().with_column("Title", "company").with_column("Notes", "role").with_column("Nr", "none")
    plan = planned(tmp_path, "Title,Company,Notes,Nr\nA,B,C,1\n", corrections)
    (card,) = plan.cards
    assert (card.company, card.role, card.note) == ("A", "C", "Company: B\nNr: 1")
    assert [column.field for column in plan.columns] == [Field.COMPANY, None, Field.ROLE, None]


def test_a_field_said_of_a_second_column_leaves_the_first() -> None:
    corrections = Corrections().with_column("A", "role").with_column("B", "role")
    assert corrections.columns == {"B": "role"}
    several = Corrections().with_column("A", "interview").with_column("B", "interview")
    assert several.columns == {"A": "interview", "B": "interview"}


def test_the_second_column_of_one_title_has_a_name(tmp_path: Path) -> None:
    plan = planned(tmp_path, "Company,X,X\nA,one,two\n", Corrections().with_column("X (2)", "role"))
    assert (plan.cards[0].role, plan.cards[0].note) == ("two", "X: one")


def test_a_status_word_is_kept_where_the_user_says_what_it_means(tmp_path: Path) -> None:
    corrections = Corrections().with_status("Angefragt!", "interviewed").with_status("weg", "no-reply")
    plan = planned(tmp_path, "Company,Status\nA,angefragt\nB,Weg\n", corrections)
    assert [(card.stage, card.outcome, card.status) for card in plan.cards] == [
        ("interviewed", None, "angefragt"),
        ("applied", "no-reply", "Weg"),
    ]


def test_words_that_are_off_are_named() -> None:
    with pytest.raises(InvalidInputError, match="company"):
        Corrections().with_column("A", "compny")
    with pytest.raises(InvalidInputError, match="rejected"):
        Corrections().with_status("A", "rejcted")


def test_the_locale_settles_dates_only_where_nothing_else_does(tmp_path: Path) -> None:
    path = tmp_path / "tracker.csv"
    path.write_text("Company,Applied\nA,3/4/2026\n")
    plan = make_plan(open_tracker_file(path), TODAY, locale_day_first=True)
    assert (plan.cards[0].entered, plan.dates.ambiguous) == (date(2026, 4, 3), True)
    assert plan.dates.example == AmbiguousDate("3/4/2026", date(2026, 4, 3), date(2026, 3, 4))
    assert "as is usual where you are" in plan.dates.reason
    path.write_text("Company,Applied\nA,3/4/2026\nB,3/14/2026\n")
    assert make_plan(open_tracker_file(path), TODAY, locale_day_first=True).cards[0].entered == date(2026, 3, 4)


def test_mixed_dates_are_read_as_the_user_says(tmp_path: Path) -> None:
    text = "Company,Applied\nA,3/4/2026\nB,3/14/2026\nC,15/3/2026\n"
    assert planned(tmp_path, text, Corrections(day_first=True)).cards[0].entered == date(2026, 4, 3)


def test_a_file_without_known_titles_can_be_named(tmp_path: Path) -> None:
    text = "Wer,Was\nNordwind,SRE\n"
    assert not planned(tmp_path, text, Corrections()).names_cards
    (card,) = planned(tmp_path, text, Corrections().with_column("Wer", "company").with_column("Was", "role")).cards
    assert (card.company, card.role) == ("Nordwind", "SRE")


def test_what_was_said_once_is_known_for_the_next_file_of_its_shape(call: Run, tmp_path: Path) -> None:
    first, second = tmp_path / "february.csv", tmp_path / "march.csv"
    first.write_text(FEBRUARY)
    second.write_text(MARCH)
    options = ("--map", "Firma=company", "--map", "Rolle=role", "--map", "Datum=applied", "--map", "Lage=status",
            "--status", "angefragt=interviewed", "--day-first")  # fmt: skip
    assert call("import", str(first), *options).code == 0
    assert call("import", str(second)).code == 0
    cards = {card["company"]: card for card in json.loads(call("list", "--json").out)}
    assert (cards["Vega"]["stage"], cards["Vega"]["role"]) == ("interviewed", "Developer")
    assert cards["Vega"]["applied"] == "2026-06-05"


def test_undoing_the_import_leaves_what_was_said(call: Run, tmp_path: Path) -> None:
    path = tmp_path / "tracker.csv"
    path.write_text(FEBRUARY)
    call("import", str(path), "--map", "Firma=company", "--map", "Rolle=role")
    assert call("undo").code == 0
    assert call("list").out == ""
    call("import", str(path))
    assert {card["role"] for card in json.loads(call("list", "--json").out)} == {"Backend Engineer", "QA Lead"}


def test_a_column_that_is_not_there_is_named(call: Run, tmp_path: Path) -> None:
    path = tmp_path / "tracker.csv"
    path.write_text(FEBRUARY.replace("Firma", "Company"))
    ran = call("import", str(path), "--map", "Role=role")
    assert (ran.code, "Rolle" in ran.err) == (2, True)
    assert call("import", str(path), "--map", "nonsense").code == 2
