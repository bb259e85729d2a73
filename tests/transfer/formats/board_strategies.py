"""Boards of any content, drawn from the format itself, so that no value of it is left out."""

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from jobboard.followup.enums import Channel, InterviewState, Party, PersonKind, StepKind
from jobboard.store.actions.merge_boards import BoardRecords
from jobboard.store.queries.export_records import Record
from jobboard.text import clean
from jobboard.transfer.formats.board_json_schema import AHEAD, EVENT_WORDS

LETTERS = st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from(list(" ,;\"'|=+-@\\<>é日\u202e\u200d👩"))
TEXT = st.text(LETTERS, max_size=8).map(clean)
LINES = st.text(LETTERS | st.just("\n"), max_size=12).map(lambda text: clean(text, lines=True))
NAME = TEXT.filter(bool)
DAYS = st.dates(dt.date(2026, 10, 1), dt.date(2026, 12, 24)).map(dt.date.isoformat)
TIMES = st.none() | st.sampled_from(["00:00:00", "09:30:00", "23:59:59"])
MOMENTS = st.datetimes(dt.datetime(2026, 10, 1), dt.datetime(2026, 11, 16)).map(
    lambda moment: moment.strftime("%Y-%m-%dT%H:%M:%SZ")
)
PEOPLE = [f"person{number}" for number in range(3)]
CARDS = [f"card{number}" for number in range(3)]
KINDS = ("move", "promise", "interview", "reply", "touch", "deadline", "snooze", "close", "reopen", "note", "lesson",
         "rest", "wake")  # fmt: skip
"""Which entries they have, so that all kinds come up; one uid is of one kind on all boards."""
SOME_DAY = st.none() | DAYS
PAST_DAY = st.none() | st.dates(dt.date(2026, 10, 1), dt.date(2026, 11, 15)).map(dt.date.isoformat)
"""When an entry can have been made."""


@st.composite
def contacts(draw: st.DrawFn) -> tuple[Record, ...]:
    texts = dict.fromkeys(("company", "email", "phone", "profile"), TEXT)
    forms = {"name": NAME, **texts, "notes": LINES, "no_calls": st.booleans(), "do_not_contact": st.booleans()}
    return tuple({"uid": uid, **{name: draw(form) for name, form in forms.items()}} for uid in PEOPLE)


@st.composite
def events(draw: st.DrawFn, uid: str, kind: str, interviews: list[str]) -> Record:
    day = draw(PAST_DAY)
    until = draw(DAYS if kind in AHEAD else SOME_DAY)
    step = draw(st.none() | st.sampled_from(StepKind).map(str))
    return {
        "uid": uid,
        "kind": kind,
        "what": str(draw(st.sampled_from(EVENT_WORDS[kind]))) if kind in EVENT_WORDS else "",
        "day": day,
        "time": draw(TIMES) if day else None,
        "precision": draw(st.sampled_from(["day", "month"])) if day else "unknown",
        "known_by": draw(DAYS),
        "entered_at": draw(MOMENTS),
        "provenance": draw(st.sampled_from(["typed", "imported", "guessed"])),
        "channel": draw(st.none() | st.sampled_from(Channel).map(str)),
        "text": draw(LINES),
        "until_day": until,
        "until_time": draw(TIMES) if until else None,
        "step": step,
        "step_due": draw(DAYS) if step else None,
        "step_last_day": draw(DAYS) if step else None,
        "person": draw(st.none() | st.sampled_from(PEOPLE)),
        "interview": interviews[0] if kind == "interview" else None,
    }


@st.composite
def interviews(draw: st.DrawFn, uid: str) -> Record:
    booked = draw(SOME_DAY)
    return {
        "uid": uid,
        "day": draw(DAYS),
        "time": draw(TIMES),
        "state": str(draw(st.sampled_from(InterviewState))),
        "booked_day": booked,
        "booked_time": draw(TIMES) if booked else None,
        "prepared": draw(st.booleans()),
        "round": draw(TEXT),
        "place": draw(TEXT),
        "cancelled_by": draw(st.none() | st.sampled_from(Party).map(str)),
        "cancelled_day": draw(SOME_DAY),
        "cancelled_time": draw(TIMES),
        "people": draw(st.lists(st.sampled_from(PEOPLE), unique=True)),
    }


@st.composite
def cards(draw: st.DrawFn, uid: str) -> Record:
    kinds_of = [KINDS[(4 * CARDS.index(uid) + number) % len(KINDS)] for number in range(draw(st.integers(1, 4)))]
    met = [f"{uid}interview{number}" for number in range(draw(st.integers(1, 2)))]
    kinds = st.sampled_from(PersonKind).map(str)
    step = st.sampled_from(StepKind).map(str)
    draft = {"step": step, "attempt": st.none() | st.integers(1, 3), "template": TEXT, "text": LINES.filter(bool)}
    return {
        "uid": uid,
        "created": draw(MOMENTS),
        "company": draw(NAME),
        **{name: draw(TEXT) for name in ("role", "url", "location", "remote", "salary", "source")},
        "tags": draw(st.lists(NAME, max_size=3, unique=True)),
        "rating": draw(st.none() | st.integers(1, 5)),
        "closes": draw(SOME_DAY),
        "keep_warm": draw(st.booleans()),
        "keep_warm_since": draw(SOME_DAY),
        "posting": draw(LINES),
        **{name: draw(TEXT) for name in ("resume_path", "letter_path", "offer", "requisition", "language")},
        "referrer": draw(st.none() | st.sampled_from(PEOPLE)),
        "people": [{"uid": each, "kind": draw(kinds)} for each in draw(st.lists(st.sampled_from(PEOPLE), unique=True))],
        "interviews": [draw(interviews(each)) for each in met],
        "events": [draw(events(f"{uid}event{at}", kind, met)) for at, kind in enumerate(kinds_of)],
        "draft": draw(st.none() | st.fixed_dictionaries({**draft, "copied": st.booleans()})),
        "imported": [{"source": "list.csv", "key": f"{uid} {number}"} for number in range(draw(st.integers(0, 2)))],
    }


@st.composite
def boards(draw: st.DrawFn) -> BoardRecords:
    """A board of up to three cards; two of them share some cards, and say something else about them."""
    uids = draw(st.lists(st.sampled_from(CARDS), unique=True))
    gone: list[dict[str, Any]] = [{"source": "list.csv", "key": " | gone"}] if draw(st.booleans()) else []
    return BoardRecords(
        {"zone": draw(st.sampled_from(["Europe/Oslo", "Asia/Tokyo"])), "rules": draw(st.sampled_from(["{}", RULES]))},
        draw(contacts()),
        tuple(draw(cards(uid)) for uid in uids),
        tuple(gone),
    )


RULES = '{"quiet_after": "30", "country": "NO"}'
