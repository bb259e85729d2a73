"""The step to version 3: who called an interview off, and what is kept of a posting.

Both tables are built anew, since a column that is added stands behind those that follow from a card's history.
"""

_CARD = """CREATE TABLE new_card (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  created TEXT NOT NULL,
  company TEXT NOT NULL CHECK (company <> ''),
  role TEXT NOT NULL DEFAULT '',
  url TEXT NOT NULL DEFAULT '',
  location TEXT NOT NULL DEFAULT '',
  remote TEXT NOT NULL DEFAULT '',
  salary TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL DEFAULT '',
  tags TEXT NOT NULL DEFAULT '',
  rating INTEGER CHECK (rating BETWEEN 1 AND 5),
  closes TEXT CHECK (closes IS date(closes, '+0 days')),
  keep_warm INTEGER NOT NULL DEFAULT 0 CHECK (keep_warm IN (0, 1)),
  keep_warm_since TEXT CHECK (keep_warm_since IS date(keep_warm_since, '+0 days')),
  resume_path TEXT NOT NULL DEFAULT '',
  letter_path TEXT NOT NULL DEFAULT '',
  offer TEXT NOT NULL DEFAULT '',
  requisition TEXT NOT NULL DEFAULT '',
  posting TEXT NOT NULL DEFAULT '',
  language TEXT NOT NULL DEFAULT '',
  referrer_id INTEGER REFERENCES contact ON DELETE SET NULL,
  stage TEXT NOT NULL DEFAULT 'target' CHECK (stage IN ('target', 'applied', 'interviewed', 'offer', 'rejected')),
  entered TEXT CHECK (entered IS date(entered, '+0 days')),
  outcome TEXT CHECK (outcome IN ('accepted', 'declined', 'withdrawn', 'no-reply')),
  closed_day TEXT CHECK (closed_day IS date(closed_day, '+0 days')),
  resting INTEGER NOT NULL DEFAULT 0 CHECK (resting IN (0, 1)),
  snoozed_until TEXT CHECK (snoozed_until IS date(snoozed_until, '+0 days')),
  snooze_why TEXT NOT NULL DEFAULT '',
  step TEXT,
  attempt INTEGER,
  due TEXT CHECK (due IS date(due, '+0 days')),
  due_time TEXT CHECK (due_time IS time(due_time)),
  last_day TEXT CHECK (last_day IS date(last_day, '+0 days')),
  since TEXT CHECK (since IS date(since, '+0 days')),
  about_day TEXT CHECK (about_day IS date(about_day, '+0 days')),
  about_time TEXT CHECK (about_time IS time(about_time)),
  step_snoozed TEXT CHECK (step_snoozed IS date(step_snoozed, '+0 days')),
  rank INTEGER,
  reason TEXT NOT NULL DEFAULT '',
  to_contact INTEGER,
  channel TEXT,
  why TEXT,
  holds_until TEXT,
  rules_revision INTEGER NOT NULL DEFAULT 0,
  last_activity TEXT NOT NULL DEFAULT '',
  search TEXT NOT NULL DEFAULT '',
  shown INTEGER NOT NULL AS (outcome IS NULL OR outcome = 'accepted'),
  CHECK ((step IS NULL) = (due IS NULL) AND (step IS NULL) = (last_day IS NULL))
) STRICT"""
_INTERVIEW = """CREATE TABLE new_interview (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  card_id INTEGER NOT NULL REFERENCES card ON DELETE CASCADE,
  day TEXT CHECK (day IS date(day, '+0 days')) NOT NULL,
  time TEXT CHECK (time IS time(time)),
  state TEXT NOT NULL CHECK (state IN ('booked', 'held', 'cancelled', 'moved')),
  booked_day TEXT CHECK (booked_day IS date(booked_day, '+0 days')),
  booked_time TEXT CHECK (booked_time IS time(booked_time)),
  prepared INTEGER NOT NULL DEFAULT 0 CHECK (prepared IN (0, 1)),
  round TEXT NOT NULL DEFAULT '',
  place TEXT NOT NULL DEFAULT '',
  cancelled_by TEXT CHECK (cancelled_by IN ('us', 'them')),
  cancelled_day TEXT CHECK (cancelled_day IS date(cancelled_day, '+0 days')),
  cancelled_time TEXT CHECK (cancelled_time IS time(cancelled_time))
) STRICT"""

_OF_CARD = (
    "id, uid, created, company, role, url, location, remote, salary, source, tags, rating, closes, "
    "keep_warm, resume_path, letter_path, offer, referrer_id, stage, entered, outcome, closed_day, "
    "resting, snoozed_until, snooze_why, step, attempt, due, due_time, last_day, since, about_day, "
    "about_time, step_snoozed, rank, reason, to_contact, channel, why, holds_until, rules_revision, "
    "last_activity, search"
)
_OF_INTERVIEW = "id, uid, card_id, day, time, state, booked_day, booked_time, prepared, round, place"

_CALLED_OFF = """UPDATE interview SET cancelled_by = 'us',
  cancelled_day = (SELECT max(day) FROM event
    WHERE event.interview_id = interview.id AND event.kind = 'interview' AND event.what = 'cancelled')
  WHERE state = 'cancelled'"""
"""What was called off before counts as by the user: nobody asked who it was."""

STATEMENTS = (
    _CARD,
    f"INSERT INTO new_card ({_OF_CARD}) SELECT {_OF_CARD} FROM card",
    # An id is given once, also where its card is gone.
    "DELETE FROM sqlite_sequence WHERE name = 'new_card'",
    "INSERT INTO sqlite_sequence (name, seq) SELECT 'new_card', seq FROM sqlite_sequence WHERE name = 'card'",
    "DROP TABLE card",
    "ALTER TABLE new_card RENAME TO card",
    _INTERVIEW,
    f"INSERT INTO new_interview ({_OF_INTERVIEW}) SELECT {_OF_INTERVIEW} FROM interview",
    "DROP TABLE interview",
    "ALTER TABLE new_interview RENAME TO interview",
    _CALLED_OFF,
    "CREATE INDEX card_column ON card (stage, shown, last_activity, id, due, due_time, last_day)",
    "CREATE INDEX card_panel ON card (last_day, due)",
    "CREATE INDEX card_stage ON card (stage, outcome, entered, resting, last_day)",
    "CREATE INDEX card_holds ON card (holds_until)",
    "CREATE INDEX card_revision ON card (rules_revision)",
    "CREATE INDEX card_company ON card (company COLLATE NOCASE)",
    "CREATE INDEX card_url ON card (url) WHERE url <> ''",
    "CREATE INDEX card_referrer ON card (referrer_id) WHERE referrer_id IS NOT NULL",
    "CREATE INDEX card_search ON card (stage, shown, last_activity, id, due, due_time, last_day, search)",
    "CREATE INDEX interview_card ON interview (card_id)",
    "CREATE INDEX interview_day ON interview (day)",
)
