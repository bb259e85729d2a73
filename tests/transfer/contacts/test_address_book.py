"""Address books read: vCards of every version, and the tables that Google, Outlook and LinkedIn export."""

from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobboard.errors import JobboardError
from jobboard.followup.enums import PersonKind
from jobboard.store.actions.contacts import NewContact
from jobboard.transfer.contacts.address_book import read_address_book

DANA = NewContact("Dana Ruiz", PersonKind.RECRUITER, "dana@nordwind.example", "+47 555 0100", company="Nordwind AS",
                  notes="Senior Recruiter")  # fmt: skip

BOOKS = {
    "vCard 3.0, folded, grouped, escaped, the preferred address": (
        """BEGIN:VCARD
VERSION:3.0
N:Ruiz;Dana;;;
FN:Dana Ruiz
ORG:Nordwind AS;Engineering
TITLE:Senior
  Recruiter
item1.EMAIL;type=INTERNET;type=HOME:dana@home.example
item2.EMAIL;type=INTERNET;type=WORK;type=pref:Dana@Nordwind.example
TEL;TYPE="work,voice":+47 555 0100
END:VCARD
""",
        [DANA],
    ),
    "vCard 4.0, without a name to show": (
        ("BEGIN:VCARD\nVERSION:4.0\nN:Lund;Kim;J.;;\nEMAIL:mailto:kim@lumen.example\nTEL;VALUE=uri:tel:+49-30-555\n"
        "URL:https://x.example/kim\nNOTE:First\\nsecond\\, third\nEND:VCARD\n"
        "BEGIN:VCARD\nEMAIL:b.berg@x.example\nEND:VCARD"),
        [
            NewContact("Kim J. Lund", email="kim@lumen.example", phone="+49-30-555", profile="https://x.example/kim",
                       notes="First\nsecond, third"),
            NewContact("B Berg", email="b.berg@x.example"),
        ],
    ),
    "vCard 2.1 of a phone, quoted-printable over two lines": (
        ("BEGIN:VCARD\r\nVERSION:2.1\r\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=B6rg =\r\nM=C3=BCller\r\n"
        "TEL;CELL;PREF:0170 555\r\nTITLE:HR Manager\r\nEND:VCARD\r\n"),
        [NewContact("Jörg Müller", PersonKind.HR, phone="0170 555", notes="HR Manager")],
    ),
    "Google": (
        ("First Name,Middle Name,Last Name,Organization Name,Organization Title,E-mail 1 - Label,E-mail 1 - Value,"
        "Phone 1 - Value\nDana,,Ruiz,Nordwind AS,Senior Recruiter,Work,dana@nordwind.example,+47 555 0100\n"),
        [DANA],
    ),
    "Outlook, with semicolons": (
        ("First Name;Last Name;Company;Job Title;E-mail Address;Mobile Phone\n"
        "Dana;Ruiz;Nordwind AS;Senior Recruiter;dana@nordwind.example;+47 555 0100\n"),
        [DANA],
    ),
    "LinkedIn, with its notes above": (
        ('Notes:\n"When exporting, addresses may be missing"\n\n'
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Kim,Lund,https://www.linkedin.com/in/kim,,Lumen GmbH,Hiring Manager,12 Nov 2026\n"),
        [
            NewContact("Kim Lund", PersonKind.HIRING_MANAGER, profile="https://www.linkedin.com/in/kim",
                       company="Lumen GmbH", notes="Hiring Manager"),
        ],
    ),
    "a German table": (
        "Name\tFirma\tE-Mail\tTelefon\tNotizen\nJörg Müller\tLumen GmbH\tjm@lumen.example\t030 555\tnett\n\t\t\t\t\n",
        [NewContact("Jörg Müller", email="jm@lumen.example", phone="030 555", company="Lumen GmbH", notes="nett")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BOOKS)
def test_a_book_gives_exactly_its_people(name: str, tmp_path: Path) -> None:
    text, people = BOOKS[name]
    path = tmp_path / "book"
    path.write_bytes(text.encode())
    assert read_address_book(path).people == tuple(people)


def test_entries_that_are_nobodys_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "book.csv"
    path.write_text("Name,Email,Phone\n,,555\nKim,,\n", encoding="utf-8")
    book = read_address_book(path)
    assert (book.empty_entries, [person.name for person in book.people]) == ((2,), ["Kim"])


@pytest.mark.parametrize(
    ("content", "says"), [(b"", "is empty"), (b"a,b\n1,2\n", "is a name or an address"), (b"%PDF", "a PDF")]
)
def test_what_is_no_book_is_refused(content: bytes, says: str, tmp_path: Path) -> None:
    path = tmp_path / "book"
    path.write_bytes(content)
    with pytest.raises(JobboardError, match=says):
        read_address_book(path)


_PIECES = st.sampled_from(
    ["BEGIN:VCARD", "END:VCARD", "N:;;", "FN;ENCODING=QUOTED-PRINTABLE;CHARSET=x:=E4=", "EMAIL;;;\"a:b", "TEL;x=\"",
     " ", "ORG:\\", "item1.URL:", "Name,Email", "a;b;c", "=", ":", ";", "\ufeff", "é"]
) | st.text("a,;:\"=\\@", max_size=6)  # fmt: skip


@settings(deadline=None)
@given(st.lists(_PIECES, max_size=12).map("\n".join), st.sampled_from(["BEGIN:VCARD\n", "Name;Email\n", ""]))
def test_any_text_is_read_or_refused(text: str, start: str) -> None:
    with suppress(JobboardError), NamedTemporaryFile() as file:
        file.write((start + text).encode())
        file.flush()
        read_address_book(Path(file.name))
