"""The people of a spreadsheet come with its cards: for whom a follow-up is, nobody twice, taken back as one."""

import json
from pathlib import Path

import pytest

from tests.conftest import Run

TRACKER = """Company,Role,Status,Date Applied,Recruiter,Recruiter Email,Hiring Manager
Nordwind,Engineer,Applied,2026-11-09,Dana Ruiz,dana@search.example,
Lumen,Designer,Applied,2026-11-09,Dana Ruiz,dana@search.example,Kim Lund
Orbita,Analyst,Applied,2026-11-09,,,Kim Lund
Orbita,Developer,Applied,2026-11-09,none,,Kim Lund
"""


@pytest.fixture
def tracker(tmp_path: Path) -> str:
    path = tmp_path / "tracker.csv"
    path.write_text(TRACKER)
    return str(path)


def people(call: Run, company: str, role: str = "") -> list[str]:
    """The people of a card, with what they are there and what is known of them."""
    cards = json.loads(call("list", "--all", "--json").out)
    (found,) = [card for card in cards if card["company"] == company and role in ("", card["role"])]
    known = json.loads(call("show", str(found["id"]), "--json").out)["contacts"]
    return [", ".join(filter(None, (each["name"], each["kind"], each["email"], each["phone"]))) for each in known]


def everybody(call: Run) -> list[str]:
    """The names of all the people on the board."""
    return sorted(each["name"] for each in json.loads(call("export", "--as", "json").out)["contacts"])


def test_a_follow_up_names_whom_it_is_for(call: Run, tracker: str) -> None:
    call("import", tracker)
    due = json.loads(call("due", "--json").out)
    assert [(each["company"], each["to"], each["channel"]) for each in due] == [
        ("Nordwind", "Dana Ruiz", "email"),
        ("Lumen", "Kim Lund", "email"),
        ("Orbita", "Kim Lund", "email"),
        ("Orbita", "Kim Lund", "email"),
    ]
    assert "Recruiter: none" in call("show", "4").out


def test_the_same_person_is_one_on_every_card(call: Run, tracker: str) -> None:
    call("import", tracker)
    assert everybody(call) == ["Dana Ruiz", "Kim Lund", "Kim Lund"]
    assert people(call, "Nordwind") == ["Dana Ruiz, recruiter, dana@search.example"]
    assert people(call, "Lumen") == ["Dana Ruiz, recruiter, dana@search.example", "Kim Lund, hiring-manager"]
    assert people(call, "Orbita", "Developer") == ["Kim Lund, hiring-manager"]
    assert call("check").code == 0


def test_importing_again_doubles_nobody(call: Run, tracker: str, tmp_path: Path) -> None:
    call("import", tracker)
    other = tmp_path / "other.csv"
    other.write_text("Company,Role,Contact\nOrbita,Tester,Kim Lund\nVega,Tester,DANA@search.example\n")
    for path in (tracker, str(other), str(other)):
        assert call("import", path, "--merge").code == 0
    assert everybody(call) == ["Dana Ruiz", "Kim Lund", "Kim Lund"]
    assert people(call, "Vega") == ["Dana Ruiz, other, dana@search.example"]
    assert call("check").code == 0


def test_somebody_on_the_board_is_completed_and_what_differs_is_noted(call: Run, tmp_path: Path) -> None:
    call("add", "Nordwind", "Engineer", "--contact", "Dana Ruiz, hiring manager, +47 555 01 020")
    path = tmp_path / "other.csv"
    path.write_text(
        "Company,Role,Recruiter\n"
        'Nordwind AS,Analyst,"Dana Ruiz, dana@n.example, +47 555 01 099"\n'
        "Nordwind,Tester,Dana Ruiz <dana@n.example>\n"
    )
    call("import", str(path))
    assert everybody(call) == ["Dana Ruiz"]
    assert people(call, "Nordwind", "Engineer") == ["Dana Ruiz, hiring-manager, dana@n.example, +47 555 01 020"]
    assert people(call, "Nordwind AS") == ["Dana Ruiz, recruiter, dana@n.example, +47 555 01 020"]
    assert "+47 555 01 099" in call("export", "--as", "json").out


def test_namesakes_with_other_addresses_are_two(call: Run, tmp_path: Path) -> None:
    path = tmp_path / "two.csv"
    path.write_text("Company,Role,Contact\nVega,A,Kim Lund <kim@v.example>\nVega,B,Kim Lund <kim.lund@v.example>\n")
    call("import", str(path))
    assert people(call, "Vega", "A") == ["Kim Lund, other, kim@v.example"]
    assert people(call, "Vega", "B") == ["Kim Lund, other, kim.lund@v.example"]


def test_a_merge_brings_people_to_cards_that_have_not_got_them(call: Run, tracker: str) -> None:
    call("add", "Nordwind", "Engineer", "--stage", "applied", "--on", "2026-11-09")
    call("add", "Lumen", "Designer", "--stage", "applied", "--on", "2026-11-09", "--contact", "Kim Lund, hr")
    said = call("import", tracker, "--dry-run").out
    assert "row 2: the same company and role: Nordwind, Engineer; would bring Dana Ruiz" in said
    call("import", tracker)
    assert people(call, "Nordwind") == []
    call("import", tracker, "--merge")
    assert people(call, "Nordwind") == ["Dana Ruiz, recruiter, dana@search.example"]
    assert people(call, "Lumen") == ["Kim Lund, hr", "Dana Ruiz, recruiter, dana@search.example"]
    assert "0 of them brought up to date" in call("import", tracker, "--merge").out
    assert call("check").code == 0


def test_undo_takes_away_who_came_along(call: Run, tracker: str) -> None:
    call("add", "Nordwind", "Engineer", "--contact", "Dana Ruiz")
    before = call("export", "--as", "json").out
    call("import", tracker, "--merge")
    assert everybody(call) == ["Dana Ruiz", "Kim Lund", "Kim Lund"]
    assert call("undo").code == 0
    assert call("export", "--as", "json").out == before
    assert call("redo").code == 0
    assert people(call, "Lumen") == ["Dana Ruiz, recruiter, dana@search.example", "Kim Lund, hiring-manager"]
    assert call("check").code == 0


def test_a_dry_run_names_the_people(call: Run, tracker: str) -> None:
    said = call("import", tracker, "--dry-run").out
    assert (
        "People, on 4 cards: Dana Ruiz, recruiter, dana@search.example (Nordwind);"
        " Kim Lund, hiring manager (Lumen); Kim Lund, hiring manager (Orbita)." in said
    )
    assert everybody(call) == []


def test_columns_are_made_people_and_notes_by_the_user(call: Run, tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("Company,Role,Wer,Wohin,Recruiter\nNordwind,Engineer,Dana Ruiz,dana@n.example,Kim Lund\n")
    said = ("--map", "Wer=contact", "--map", "Wohin=contact-email", "--map", "Recruiter=none")
    assert call("import", str(path), *said).code == 0
    assert people(call, "Nordwind") == ["Dana Ruiz, other, dana@n.example"]
    assert "Recruiter: Kim Lund" in call("show", "1").out
