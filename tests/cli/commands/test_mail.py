"""`jobboard mail`: proposed, logged by a yes or where it is certain, and never twice."""

from pathlib import Path

import pytest

from tests.conftest import Run
from tests.transfer.mail.sample_mails import calendar, mail, with_calendar

REJECTION = mail("We regret to inform you that the position has been filled.")
RECEIPT = mail("We have received your application.", sender="Lumen <noreply@lumen.example>")
STRANGER = mail("The best jobs of the week", "News", sender="News <news@jobs.example>", Precedence="bulk")


@pytest.fixture
def cards(call: Run) -> None:
    call("add", "Nordwind", "Backend Engineer", "--stage", "applied", "--on", "2026-11-02",
         "--contact", "Dana Ruiz <dana@nordwind.example>, recruiter")  # fmt: skip
    call(
        "add", "Lumen GmbH", "Developer", "--stage", "applied", "--on", "2026-11-09", "--url", "https://lumen.example/1"
    )


@pytest.fixture
def keep(tmp_path: Path) -> "Keep":
    return Keep(tmp_path)


class Keep:
    """Writes mails to files of the test's own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, *messages: bytes) -> str:
        path = self._folder / f"{len(list(self._folder.iterdir()))}.eml"
        start = b"From x@x Mon Nov 16 08:00:00 2026\n" if len(messages) > 1 else b""
        path.write_bytes(b"\n\n".join(start + message for message in messages))
        return str(path)


@pytest.mark.usefixtures("cards")
class TestMail:
    def test_without_a_terminal_it_only_says_what_it_is(self, call: Run, keep: Keep) -> None:
        ended = call("mail", keep(REJECTION))
        assert ended.code == 1
        assert "Card 1, Nordwind · Backend Engineer: dana@nordwind.example is on this card" in ended.out
        assert 'It is a rejection:\n    "We regret to inform you that the position' in ended.out
        assert "nothing is logged without a yes" in ended.err
        assert "applied" in call("list").out.lower()
        assert call("undo").out.startswith("undid: added Lumen")

    def test_what_is_certain_is_logged_with_a_yes_and_undone_as_one(self, call: Run, keep: Keep) -> None:
        ended = call("mail", "--yes", "--moves", keep(REJECTION))
        assert ended.code == 0
        shown = call("show", "1").out
        assert "Rejected since" in shown
        assert "they wrote by email: Dana Ruiz: Your application" in shown
        call("undo")
        assert "Applied since" in call("show", "1").out
        assert call("mail", "--yes", "--moves", keep(REJECTION)).code == 0
        assert "Rejected since" in call("show", "1").out

    def test_a_yes_alone_moves_no_card(self, call: Run, keep: Keep) -> None:
        ended = call("mail", "--yes", keep(REJECTION))
        assert ended.code == 0
        assert "The card stays as it is, and its steps go on: jobboard move 1 rejected follows the mail." in ended.out
        shown = call("show", "1").out
        assert "Applied since" in shown
        assert "they wrote by email: Dana Ruiz: Your application" in shown
        assert "answer them" not in shown
        assert call("move", "1", "rejected").code == 0
        assert "Rejected since" in call("show", "1").out
        call("undo")
        call("mail", "--yes", keep(with_calendar(calendar())))
        assert "answer them" in call("show", "1").out

    def test_a_live_card_goes_before_a_rejected_one_and_the_requisition_before_all(self, call: Run, keep: Keep) -> None:
        call("add", "Nordwind", "Platform Lead", "--requisition", "JR-20417", "--url", "https://nordwind.example/2")
        call("move", "1", "rejected")
        call("add", "Nordwind", "Data Lead", "--url", "https://nordwind.example/3")
        numbered = mail("About JR-20417: could you send us your references?", sender="Eva <eva@nordwind.example>")
        assert "Card 3, Nordwind · Platform Lead" in call("mail", keep(numbered)).out
        vague = mail("Could you send us your references?", sender="Dana Ruiz <dana@nordwind.example>")
        assert "Card 1" not in call("mail", keep(vague)).out.replace("Perhaps card 1", "")

    def test_the_same_mail_twice_changes_nothing(self, call: Run, keep: Keep) -> None:
        call("mail", "--yes", keep(REJECTION))
        before = call("show", "1").out
        again = call("mail", "--yes", keep(REJECTION))
        assert (again.code, again.out) == (0, '"Your application" is logged already, on card 1.\n')
        assert call("show", "1").out == before

    def test_a_calendar_books_moves_and_cancels_an_interview(self, call: Run, keep: Keep) -> None:
        assert "booked an interview" in call("mail", "--yes", "--moves", keep(with_calendar(calendar()))).out
        assert "Thu 15:00  booked  " in call("show", "1").out
        later = with_calendar(calendar(start="DTSTART:20261120T090000Z"), "Moved by a day.")
        assert "moved the interview at Nordwind to Fri 10:00" in call("mail", "--yes", "--moves", keep(later)).out
        gone = with_calendar(calendar("CANCEL", "DTSTART:20261120T090000Z"), "Sorry.")
        assert "cancelled the interview" in call("mail", "--yes", "--moves", keep(gone)).out
        assert "Torggata 1, Oslo" in call("show", "1").out

    def test_an_interview_that_was_booked_by_hand_is_not_booked_twice(self, call: Run, keep: Keep) -> None:
        call("interview", "1", "2026-11-19 15:00")
        assert call("mail", "--yes", keep(with_calendar(calendar()))).code == 0
        assert call("show", "1").out.count("booked") == 2, "once in the list and once in the history"

    def test_a_promise_is_counted_from_the_day_it_was_sent(self, call: Run, keep: Keep) -> None:
        call("mail", "--yes", keep(mail("We will get back to you by Friday.", Date="Tue, 10 Nov 2026 08:00:00 +0100")))
        assert "Dana Ruiz said Fri 13 Nov" in call("show", "1").out

    def test_an_answer_in_the_thread_finds_its_card(self, call: Run, keep: Keep) -> None:
        first = mail("Could you send your papers?", Message_ID="<q1@n.example>")
        call("mail", "--yes", keep(first))
        reply = mail("Can you come?", sender="Kim <kim@other.example>", References="<q1@n.example>")
        ended = call("mail", "--yes", keep(reply))
        assert "it answers a message that is on this card" in ended.out
        assert "Kim" in call("contact", "list", "1").out

    def test_what_is_not_certain_is_left_with_a_reason(self, call: Run, keep: Keep) -> None:
        vague = mail("We'd love to meet you soon.", sender="Rolf <rolf@gmail.com>", subject="Nordwind")
        ended = call("mail", "--yes", keep(vague))
        assert ended.code == 2
        assert "Perhaps card 1" in ended.out
        assert "it is not certain, so nothing is logged" in ended.err
        assert call("mail", "--yes", "--card", "1", "--as", "question", keep(vague)).code == 0
        assert "rolf@gmail.com" in call("contact", "list", "1").out

    def test_a_mailbox_is_logged_message_by_message(self, call: Run, keep: Keep) -> None:
        ended = call("mail", "--yes", "--moves", keep(REJECTION, RECEIPT, STRANGER))
        assert ended.code == 0
        assert "1 of 3 messages are about no card." in ended.out
        assert "Rejected since" in call("show", "1").out
        assert "receipt" in call("show", "2").out

    def test_from_a_pipe(self, run: Run) -> None:
        ended = run("mail", "--yes", stdin=REJECTION.decode())
        assert ended.code == 0, ended
        assert "Card 1" in ended.out

    @pytest.mark.parametrize(
        ("message", "code", "says"),
        [
            (STRANGER, 1, "no card is found for it"),
            (b"no mail at all", 3, "that is no mail"),
            (b"", 3, "that is no mail"),
        ],
    )
    def test_what_can_not_be_logged(self, call: Run, keep: Keep, message: bytes, code: int, says: str) -> None:
        ended = call("mail", keep(message))
        assert ended.code == code
        assert says in ended.err

    def test_no_file(self, call: Run) -> None:
        ended = call("mail", "nowhere.eml")
        assert (ended.code, ended.err) == (2, "jobboard: there is no file nowhere.eml: check the name and the folder\n")


TANGLED = {
    "parentheses without end": b"From: " + b"(" * 50_000 + b"\nSubject: x\n\nhi",
    "a NUL in the charset": b'From: a@b.example\nContent-Type: text/plain; charset="utf\x00-8"\n\nhi',
    "parameters that disagree": b"From: a@b.example\nContent-Type: text/plain; charset*0*=utf-8''u; charset*1=tf;"
    b" charset*=x''y\n\nhi",
}


@pytest.mark.usefixtures("cards")
@pytest.mark.parametrize("name", TANGLED)
def test_a_message_that_cannot_be_read_ends_with_a_line_and_never_the_mailbox(call: Run, keep: Keep, name: str) -> None:
    alone = call("mail", "--yes", keep(TANGLED[name]))
    # Newer releases of Python read one of these; then it is about no card.
    unreadable = "too tangled" in alone.err
    assert alone.code == (3 if unreadable else 1)
    assert "Traceback" not in alone.err
    among = call("mail", "--yes", keep(RECEIPT, TANGLED[name], REJECTION))
    assert (among.code, "Message 2 of 3: the message is too tangled" in among.err) == (0, unreadable)
    assert "they wrote by email" in call("show", "1").out
