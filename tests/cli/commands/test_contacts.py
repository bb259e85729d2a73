"""The people on a card: added, listed, edited; and imported, nobody twice, taken back as one."""

import json
from pathlib import Path

import pytest

from tests.conftest import Run


def test_contacts_are_added_listed_and_edited(call: Run) -> None:
    call("add", "Nordwind", "SRE")
    assert call("contact", "list", "1").code == 1
    call("contact", "add", "1", "Dana Ruiz <dana@n.example>, hiring manager")
    call("contact", "add", "1", "Dana Berg, recruiter")
    assert call("contact", "edit", "1", "dana", "--phone", "+47 1").code == 2
    assert call("contact", "edit", "1", "dana ruiz", "--phone", "+47 555 01", "--no-calls").code == 0
    people = json.loads(call("show", "1", "--json").out)["contacts"]
    ruiz = next(person for person in people if person["name"] == "Dana Ruiz")
    assert (ruiz["phone"], ruiz["no_calls"]) == ("+47 555 01", True)
    assert "Dana Berg  recruiter" in call("contact", "list", "1").out


BOOK = """Name,Company,Email,Phone,Title
Dana Ruiz,Nordwind AS,dana@nordwind.example,555 1,Recruiter
Kim Lund,,kim@lumen.example,,
kim lund,Lumen,,555 2,Hiring Manager
Bo Berg,Orbita,bo@gmail.com,,
,,,,
"""


@pytest.fixture
def book(tmp_path: Path) -> str:
    path = tmp_path / "people.csv"
    path.write_text(BOOK, encoding="utf-8")
    return str(path)


@pytest.fixture
def cards(call: Run) -> None:
    call("add", "Nordwind", "Engineer", "--contact", "Dana Ruiz, hr")
    call("add", "Nordwind", "Analyst")
    call("add", "Lumen GmbH", "Developer")


@pytest.mark.usefixtures("cards")
def test_people_come_to_their_companys_cards_and_nobody_is_doubled(call: Run, book: str) -> None:
    ended = call("contact", "import", book)
    assert ended.out.splitlines() == [
        "people.csv: 1 added, 2 known already (1 of them brought up to date)",
        "At no company on the board, so left out: Bo Berg · Orbita",
    ]
    (dana,) = call("contact", "list", "1").out.splitlines()
    assert dana.split() == ["Dana", "Ruiz", "hr", "dana@nordwind.example", "555", "1"]
    assert call("contact", "list", "2").out.split()[:3] == ["Dana", "Ruiz", "recruiter"]
    (kim,) = call("contact", "list", "3").out.splitlines()
    assert kim.split() == ["Kim", "Lund", "other", "kim@lumen.example", "555", "2"]


@pytest.mark.usefixtures("cards")
def test_it_is_undone_as_one_and_the_second_time_changes_nothing(call: Run, book: str) -> None:
    call("contact", "import", book)
    again = call("contact", "import", book)
    assert again.out.startswith("people.csv: 0 added, 3 known already\n")
    assert call("undo").out.startswith("undid: imported 1 person from people.csv")
    assert call("contact", "list", "3").code == 1
    assert call("contact", "list", "1").out.split() == ["Dana", "Ruiz", "hr"]


@pytest.mark.usefixtures("cards")
def test_a_card_can_be_named(call: Run, book: str) -> None:
    assert call("contact", "import", "--card", "3", book).out.startswith("people.csv: 2 added, 2 known")
    assert "Bo Berg" in call("contact", "list", "3").out


@pytest.mark.usefixtures("cards")
def test_a_file_that_holds_nobody(call: Run, tmp_path: Path) -> None:
    ended = call("contact", "import", str(tmp_path / "none.vcf"))
    assert (ended.code, "there is no file" in ended.err) == (2, True)
