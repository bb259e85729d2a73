"""The tables, as numbered steps over `PRAGMA user_version`; a step that was released is never edited."""

import peewee

from jobboard.errors import StoreError

APPLICATION_ID = 0x6A626F61
"""Marks a file as ours in its header ("jboa")."""

_DAY = "TEXT CHECK ({0} IS date({0}, '+0 days'))"
_TIME = "TEXT CHECK ({0} IS time({0}))"


def _day(name: str, extra: str = "") -> str:
    return f"{name} {_DAY.format(name)}{extra}"


def _time(name: str) -> str:
    return f"{name} {_TIME.format(name)}"


def _text(name: str) -> str:
    return f"{name} TEXT NOT NULL DEFAULT ''"


def _flag(name: str) -> str:
    return f"{name} INTEGER NOT NULL DEFAULT 0 CHECK ({name} IN (0, 1))"


def _one_of(name: str, *words: str, default: str | None = None) -> str:
    kind = f"TEXT NOT NULL DEFAULT '{default}'" if default else "TEXT NOT NULL"
    return f"{name} {kind} CHECK ({name} IN ({', '.join(repr(word) for word in words)}))"


def _table(name: str, *columns: str) -> str:
    return f"CREATE TABLE {name} (\n  " + ",\n  ".join(columns) + "\n) STRICT"


_ID = "id INTEGER PRIMARY KEY"
_LASTING_ID = "id INTEGER PRIMARY KEY AUTOINCREMENT"
_UID = "uid TEXT NOT NULL UNIQUE"
_OF_CARD = "card_id INTEGER NOT NULL REFERENCES card ON DELETE CASCADE"
_STAGES = ("target", "applied", "interviewed", "offer", "rejected")
_CHANNEL = "channel TEXT CHECK (channel IN ('email', 'phone', 'linkedin', 'social', 'in-person', 'portal', 'other'))"
_PEOPLE = ("recruiter", "hr", "hiring-manager", "interviewer", "employee", "referrer", "other")

_EVENTS = (
    "move", "interview", "touch", "reply", "promise", "deadline", "snooze", "rest", "wake", "close", "reopen", "note",
    "lesson",
)  # fmt: skip

_FIRST = (
    _table("setting", _ID, "name TEXT NOT NULL UNIQUE", "value TEXT NOT NULL"),
    _table(
        "contact",
        _ID,
        _UID,
        "name TEXT NOT NULL CHECK (name <> '')",
        _text("company"),
        _text("email"),
        _text("phone"),
        _text("profile"),
        _text("notes"),
        _flag("no_calls"),
        _flag("do_not_contact"),
    ),
    _table(
        "card",
        _LASTING_ID,
        _UID,
        "created TEXT NOT NULL",
        "company TEXT NOT NULL CHECK (company <> '')",
        _text("role"),
        _text("url"),
        _text("location"),
        _text("remote"),
        _text("salary"),
        _text("source"),
        _text("tags"),
        "rating INTEGER CHECK (rating BETWEEN 1 AND 5)",
        _day("closes"),
        _flag("keep_warm"),
        _text("resume_path"),
        _text("letter_path"),
        _text("offer"),
        "referrer_id INTEGER REFERENCES contact ON DELETE SET NULL",
        # Derived from here on: written by derive.py alone.
        _one_of("stage", *_STAGES, default="target"),
        _day("entered"),
        "outcome TEXT CHECK (outcome IN ('accepted', 'declined', 'withdrawn', 'no-reply'))",
        _day("closed_day"),
        _flag("resting"),
        _day("snoozed_until"),
        _text("snooze_why"),
        "step TEXT",
        "attempt INTEGER",
        _day("due"),
        _time("due_time"),
        _day("last_day"),
        _day("since"),
        _day("about_day"),
        _time("about_time"),
        _day("step_snoozed"),
        "rank INTEGER",
        _text("reason"),
        "to_contact INTEGER",
        "channel TEXT",
        "why TEXT",
        "holds_until TEXT",
        "rules_revision INTEGER NOT NULL DEFAULT 0",
        _text("last_activity"),
        _text("search"),
        # Closed cards leave the board, accepted ones apart.
        "shown INTEGER NOT NULL AS (outcome IS NULL OR outcome = 'accepted')",
        "CHECK ((step IS NULL) = (due IS NULL) AND (step IS NULL) = (last_day IS NULL))",
    ),
    _table(
        "card_contact",
        _ID,
        _OF_CARD,
        "contact_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE",
        _one_of("kind", *_PEOPLE, default="other"),
        "UNIQUE (card_id, contact_id)",
    ),
    _table(
        "interview",
        _ID,
        _UID,
        _OF_CARD,
        _day("day", " NOT NULL"),
        _time("time"),
        _one_of("state", "booked", "held", "cancelled", "moved"),
        _day("booked_day"),
        _time("booked_time"),
        _flag("prepared"),
        _text("round"),
        _text("place"),
    ),
    _table(
        "interview_contact",
        _ID,
        "interview_id INTEGER NOT NULL REFERENCES interview ON DELETE CASCADE",
        "contact_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE",
        "UNIQUE (interview_id, contact_id)",
    ),
    _table(
        "event",
        _ID,
        _UID,
        _OF_CARD,
        _one_of("kind", *_EVENTS),
        _text("what"),
        _day("day"),
        _time("time"),
        _one_of("precision", "day", "month", "unknown", default="day"),
        _day("known_by", " NOT NULL"),
        "entered_at TEXT NOT NULL",
        _one_of("provenance", "typed", "imported", "guessed", default="typed"),
        "contact_id INTEGER REFERENCES contact ON DELETE SET NULL",
        _CHANNEL,
        _text("text"),
        _day("until_day"),
        _time("until_time"),
        "interview_id INTEGER REFERENCES interview ON DELETE CASCADE",
        "step TEXT",
        _day("step_due"),
        _day("step_last_day"),
        "CHECK (day IS NOT NULL OR precision = 'unknown')",
    ),
    _table(
        "draft",
        _ID,
        "card_id INTEGER NOT NULL UNIQUE REFERENCES card ON DELETE CASCADE",
        "step TEXT NOT NULL",
        "attempt INTEGER",
        _text("template"),
        "text TEXT NOT NULL",
        _flag("copied"),
    ),
    _table(
        "import_map",
        _ID,
        "source TEXT NOT NULL",
        "key TEXT NOT NULL",
        "card_id INTEGER REFERENCES card ON DELETE SET NULL",
        "UNIQUE (source, key)",
    ),
    _table(
        "undo",
        _LASTING_ID,
        "label TEXT NOT NULL",
        "session TEXT NOT NULL",
        "at TEXT NOT NULL",
        "card_id INTEGER",
        _flag("undone"),
        "inverse BLOB NOT NULL",
    ),
    "CREATE INDEX card_column ON card (stage, shown, last_activity, id, due, due_time, last_day)",
    "CREATE INDEX card_panel ON card (last_day, due)",
    "CREATE INDEX card_stage ON card (stage, outcome, entered, resting, last_day)",
    "CREATE INDEX card_holds ON card (holds_until)",
    "CREATE INDEX card_revision ON card (rules_revision)",
    "CREATE INDEX card_company ON card (company COLLATE NOCASE)",
    "CREATE INDEX card_url ON card (url) WHERE url <> ''",
    "CREATE INDEX card_referrer ON card (referrer_id) WHERE referrer_id IS NOT NULL",
    "CREATE INDEX event_card ON event (card_id)",
    "CREATE INDEX event_move ON event (what, day, card_id, provenance) WHERE kind = 'move'",
    "CREATE INDEX event_exchange ON event (card_id, day, time, kind, what, channel) WHERE kind IN ('touch', 'reply')",
    "CREATE INDEX event_contact ON event (contact_id) WHERE contact_id IS NOT NULL",
    "CREATE INDEX event_interview ON event (interview_id) WHERE interview_id IS NOT NULL",
    "CREATE INDEX event_step ON event (day) WHERE step IS NOT NULL",
    "CREATE INDEX card_contact_contact ON card_contact (contact_id)",
    "CREATE INDEX interview_card ON interview (card_id)",
    "CREATE INDEX interview_day ON interview (day)",
    "CREATE INDEX interview_contact_contact ON interview_contact (contact_id)",
    "CREATE INDEX import_map_card ON import_map (card_id)",
    "CREATE INDEX undo_undone ON undo (undone)",
)

_SECOND = (
    # The filter reads this alone: the words of all cards, in the columns' order, a third of the table's pages.
    "CREATE INDEX card_search ON card (stage, shown, last_activity, id, due, due_time, last_day, search)",
)

STEPS: tuple[tuple[str, ...], ...] = (_FIRST, _SECOND)
"""Step n brings a database from version n to n + 1."""

VERSION = len(STEPS)


def upgrade(db: peewee.SqliteDatabase, steps: tuple[tuple[str, ...], ...] | None = None) -> None:
    """Bring the database to the version of the last step, of all there are, in one transaction or not at all.

    Foreign keys are off meanwhile, so that a table built anew does not take its children along. StoreError where a
    row would lose what it belongs to.
    """
    db.foreign_keys = 0
    try:
        with db.atomic("IMMEDIATE"):
            before = set(db.execute_sql("PRAGMA foreign_key_check"))
            for number, statements in enumerate(STEPS if steps is None else steps, 1):
                if db.user_version < number:
                    _step(db, number, statements)
            if lost := set(db.execute_sql("PRAGMA foreign_key_check")) - before:
                table, row = min(lost)[:2]
                raise StoreError(f"the upgrade would leave row {row} of {table} without what it belongs to")
    finally:
        db.foreign_keys = 1


def _step(db: peewee.SqliteDatabase, number: int, statements: tuple[str, ...]) -> None:
    for statement in statements:
        db.execute_sql(statement)
    db.application_id = APPLICATION_ID
    db.user_version = number
