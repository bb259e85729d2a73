"""Written mails as employers and their programs send them, and what each must be read as."""

from dataclasses import dataclass
from datetime import date, datetime, time
from zlib import crc32

from jobboard.dates.natural import DayTime
from jobboard.store.actions.log_mail import MailKind
from jobboard.store.queries.mail_index import MailCard, MailIndex

NOW = datetime(2026, 11, 16, 9, 30)
"""A Monday, in Oslo."""

NORDWIND = MailCard(1, "Nordwind AS", "Backend Engineer", False, "nordwind.example", {"dana@nordwind.example": 7})
LUMEN = MailCard(2, "Lumen GmbH", "Softwareentwickler (m/w/d)", False, "karriere.lumen.example", {})
PALMA_ANALYST = MailCard(3, "Palma", "Analyst", False, "boards.greenhouse.io", {})
PALMA_DEVELOPER = MailCard(4, "Palma", "Developer", False, "", {})
CLOSED = MailCard(5, "Altair", "Developer", True, "altair.example", {"bo@altair.example": 9})
BOARD = MailIndex((NORDWIND, LUMEN, PALMA_ANALYST, PALMA_DEVELOPER, CLOSED), {"sent-1@home.example": 2, "event abc": 1})


@dataclass(frozen=True)
class Sample:
    """A mail and what it must be read as; `words` is a part of the words that say so."""

    name: str
    mail: bytes
    kind: MailKind
    card: int | None
    words: str
    certain: bool = False
    when: DayTime | None = None
    where: str = ""


DANA = "Dana Ruiz <dana@nordwind.example>"


def mail(body: str, subject: str = "Your application", sender: str = DANA, **head: str) -> bytes:
    """A message of that morning; `head` names further lines, or others."""
    lines = {"From": sender, "To": "me@home.example", "Subject": subject, "Date": "Mon, 16 Nov 2026 08:00:00 +0100"}
    lines |= {"Message-ID": f"<{crc32((subject + body).encode())}@x.example>"}
    lines |= {name.replace("_", "-"): value for name, value in head.items()}
    if "Content-Type" not in lines:
        lines["Content-Type"] = "text/plain; charset=utf-8"
    return "\n".join(f"{name}: {value}" for name, value in lines.items()).encode() + b"\n\n" + body.encode()


LONDON = "DTSTART;TZID=Europe/London:20261119T140000"


def calendar(method: str = "REQUEST", start: str = LONDON) -> str:
    """An appointment at 15:00 in Oslo."""
    return f"""BEGIN:VCALENDAR
VERSION:2.0
METHOD:{method}
BEGIN:VEVENT
UID:uid-77
{start}
SUMMARY:Interview with Dana
LOCATION:Torggata 1\\, Oslo
END:VEVENT
END:VCALENDAR
"""


def with_calendar(ics: str, text: str = "Please see the invitation.") -> bytes:
    body = (
        f"--b\nContent-Type: text/plain\n\n{text}\n--b\nContent-Type: text/calendar; charset=utf-8\n\n{ics}\n"
        f'--b\nContent-Type: application/ics; name="invite.ics"\nContent-Disposition: attachment\n\n{ics}\n--b--\n'
    )
    return mail(body, "Interview", Content_Type='multipart/mixed; boundary="b"')


def _at(day: int, hour: int | None = None, minute: int = 0, month: int = 11) -> DayTime:
    return DayTime(date(2026, month, day), None if hour is None else time(hour, minute))


LUMEN_NOREPLY = "Lumen Karriere <noreply@lumen.example>"

SAMPLES = (
    Sample(
        "a receipt by a program",
        mail("Thank you for applying to Lumen. We have received your application.", sender=LUMEN_NOREPLY),
        MailKind.RECEIPT, 2, "Thank you for applying to Lumen", certain=True,
    ),
    Sample(
        "a receipt in German, quoted-printable in Latin-1",
        b"From: noreply@lumen.example\nSubject: =?iso-8859-1?Q?Ihre_Bewerbung_als_Entwickler=2Fin_in_K=F6ln?=\n"
        b"Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n"
        b"Guten Tag,\n\nvielen Dank f=FCr Ihre Bewerbung. Wir pr=FCfen Ihre Unterlagen.\n",
        MailKind.RECEIPT, 2, "vielen Dank für Ihre Bewerbung", certain=True,
    ),
    Sample(
        "a rejection that begins like a receipt",
        mail("Thank you for your application. We regret to inform you that we have decided to move forward with other "
             "candidates."),
        MailKind.REJECTION, 1, "We regret to inform you", certain=True,
    ),
    Sample(
        "a rejection in German, in HTML alone",
        mail("<html><body><p>Sehr geehrte Frau Muster,</p><p>leider m&uuml;ssen wir Ihnen f&uuml;r die Stelle "
             "absagen.</p><style>x</style></body></html>", sender=LUMEN_NOREPLY, Content_Type="text/html"),
        MailKind.REJECTION, 2, "leider müssen wir Ihnen für die Stelle absagen", certain=True,
    ),
    Sample(
        "an offer",
        mail("Hi, we are delighted to offer you the position of Backend Engineer! Details below."),
        MailKind.OFFER, 1, "delighted to offer you the position", certain=True,
    ),
    Sample(
        "an offer in German",
        mail("Wir freuen uns, Ihnen die Stelle anzubieten. Anbei finden Sie den Arbeitsvertrag.",
             sender="HR <hr@lumen.example>"),
        MailKind.OFFER, 2, "Ihnen die Stelle anzubieten", certain=True,
    ),
    Sample(
        "an invitation with its time in the text",
        mail("Hi! We would like to invite you for an interview on Thursday, 19 November at 3 pm.\n"
             "Join: https://meet.google.com/abc-defg"),
        MailKind.INVITATION, 1, "invite you for an interview", when=_at(19, 15), where="https://meet.google.com/abc-defg",
    ),
    Sample(
        "an invitation in German with its time",
        mail("Guten Tag, gerne laden wir Sie zu einem Vorstellungsgespräch ein: am Dienstag, den 24.11.2026, um 14:30 "
             "Uhr.", sender="Eva Kern <kern@lumen.example>"),
        MailKind.INVITATION, 2, "laden wir Sie zu einem Vorstellungsgespräch ein", when=_at(24, 14, 30),
    ),
    Sample(
        "an invitation that leaves the time open",
        mail("We'd love to meet you. Please pick a time that suits: https://cal.example/dana"),
        MailKind.INVITATION, 1, "love to meet you",
    ),
    Sample(
        "an invitation by a calendar in another zone, in two parts",
        with_calendar(calendar()),
        MailKind.INVITATION, 1, "Interview with Dana", certain=True, when=_at(19, 15), where="Torggata 1, Oslo",
    ),
    Sample(
        "a calendar without a zone, and with a whole day",
        with_calendar(calendar(start="DTSTART;VALUE=DATE:20261120")),
        MailKind.INVITATION, 1, "Interview with Dana", certain=True, when=_at(20), where="Torggata 1, Oslo",
    ),
    Sample(
        "a calendar that cancels",
        with_calendar(calendar("CANCEL")),
        MailKind.CANCELLATION, 1, "Interview with Dana", certain=True, when=_at(19, 15), where="Torggata 1, Oslo",
    ),
    Sample(
        "the answer to an invitation is none",
        with_calendar(calendar("REPLY"), "Accepted, see you then."),
        MailKind.MESSAGE, 1, "Interview",
    ),
    Sample(
        "a promise with a weekday",
        mail("Thanks for the talk! We will get back to you by Friday."),
        MailKind.PROMISE, 1, "get back to you by Friday", certain=True, when=_at(20),
    ),
    Sample(
        "a promise in German with a span",
        mail("Vielen Dank für das Gespräch. Wir melden uns innerhalb von zwei Wochen bei Ihnen.",
             sender="Eva Kern <kern@lumen.example>"),
        MailKind.PROMISE, 2, "melden uns innerhalb von zwei Wochen", certain=True, when=_at(30),
    ),
    Sample(
        "a promise inside a receipt of a program",
        mail("We received your application. You will hear from us within 5-7 business days.", sender=LUMEN_NOREPLY),
        MailKind.PROMISE, 2, "hear from us within 5-7 business days", when=_at(25),
    ),
    Sample(
        "a receipt that says what would be if",
        mail("We have received your application. If you do not hear from us within 4 weeks, please consider it "
             "unsuccessful. Should you be shortlisted, we will get back to you by Friday.", sender=LUMEN_NOREPLY),
        MailKind.RECEIPT, 2, "We have received your application", certain=True,
    ),
    Sample(
        "a receipt in German that says what would be if",
        mail("Ihre Bewerbung ist bei uns eingegangen. Falls wir Sie nicht mehr berücksichtigen, melden wir uns.",
             sender=LUMEN_NOREPLY),
        MailKind.RECEIPT, 2, "Ihre Bewerbung ist bei uns eingegangen", certain=True,
    ),
    Sample(
        "an opportunity is no offer",
        mail("We are happy to offer you the opportunity to meet the team. Does Tuesday suit you?"),
        MailKind.QUESTION, 1, "Does Tuesday suit you?", certain=True,
    ),
    Sample(
        "a question",
        mail("Hello, thanks for applying. Could you send me your notice period?\n\n-- \nDana\nQuestions? Call us."),
        MailKind.QUESTION, 1, "Could you send me your notice period?", certain=True,
    ),
    Sample(
        "a question in German from an unknown address, in a thread of ours",
        mail("Hallo, wann könnten Sie anfangen?\n\nAm 12.11.2026 schrieb Ich:\n> Leider müssen wir absagen",
             sender="Kim <kim@elsewhere.example>", In_Reply_To="<sent-1@home.example>"),
        MailKind.QUESTION, 2, "wann könnten Sie anfangen?", certain=True,
    ),
    Sample(
        "from a hiring site's address, the role says which card",
        mail("Your application for Developer at Palma was received.", "Palma: Developer",
             sender="Palma <no-reply@greenhouse.io>"),
        MailKind.RECEIPT, 4, "application for Developer at Palma was received", certain=True,
    ),
    Sample(
        "two cards at one company, none named",
        mail("Unfortunately you have not been selected.", sender="Palma <no-reply@greenhouse.io>"),
        MailKind.REJECTION, 4, "not been selected", certain=True,
    ),
    Sample(
        "a closed card is never certain",
        mail("Are you still looking?", "Hello again", sender="Bo <bo@altair.example>"),
        MailKind.QUESTION, 5, "Are you still looking?", certain=True,
    ),
    Sample(
        "nobody's card",
        mail("The best jobs of the week", "Newsletter", sender="News <news@jobs.example>", Precedence="bulk"),
        MailKind.MESSAGE, None, "Newsletter",
    ),
    Sample(
        "what is only quoted says nothing",
        mail("Thanks, noted.\n\nOn Mon, 9 Nov 2026 at 10:00, Me <me@home.example> wrote:\n> We regret to inform you?"),
        MailKind.MESSAGE, 1, "Your application",
    ),
)  # fmt: skip

CERTAIN_CARDS = {1, 2}
"""Cards that only one company's domain or a known address leads to."""
