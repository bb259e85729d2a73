"""Each sample tracker and the exact board it must give; `|` parts company, role, stage and events."""

from datetime import date
from pathlib import Path

import pytest

from jobboard.followup.models import Closed, Deadline, Event, Interview, Reply, Snoozed, StageChanged, Touch
from jobboard.store.actions.import_row import ImportedCard
from jobboard.transfer.tracker.make_plan import read_plan
from jobboard.transfer.tracker.plan import ImportPlan
from jobboard.transfer.tracker.plan_text import person_text
from tests.transfer.tracker.sample_trackers import FILES

TODAY = date(2026, 11, 16)

BOARDS = {
    "linkedin-applications.csv": """
        Fjordly | Engineer, Data | applied | applied 2025-07-28 08:45:00
        Lumen | Designer | applied | applied 2025-08-02 23:39:00
    """,
    "linkedin-by-excel.csv": """
        Fjordly | Engineer | applied | applied 2025-07-28 08:45:00
        Lumen | Designer | applied | applied ?
        taken 3: 'Application Date' is not a date: soon; taken without a date
    """,
    "huntr.csv": """
        Fjordly | Data Engineer | applied | target 2025-07-01, applied 2025-07-04
        Lumen | Analyst | interviewed "Phone Screen" | target 2025-07-02, interviewed 2025-07-20
    """,
    "simplify.csv": """
        Fjordly | Engineer | rejected | applied 2025-07-28, rejected 2025-08-04
        Lumen | Designer | applied | applied 2025-07-29, no-reply 2025-09-01
    """,
    "teal.csv": """
        Fjordly | Engineer | applied | target 2025-07-20, applied 2025-07-28, snoozed until 2026-12-01
        Lumen | Designer | target | target 2025-07-21
        Orbita | Analyst | applied "I Withdrew" | target 2025-07-21, applied 2025-07-22, withdrawn ?
    """,
    "jobsync.csv": """
        Fjordly | Engineer | applied | target 2025-07-20, applied 2025-07-28
        Lumen | Designer | target "draft" | target 2025-07-21
    """,
    "notion.csv": """
        Fjordly | Backend role | interviewed "Phone Screen" | target 2025-07-20 09:12:00, applied 2025-07-28, held 2025-08-14 10:00:00
        Lumen | Design role | target "Not started" | target 2025-07-21 09:12:00
    """,
    "indeed.json": """
        Fjordly | Support Engineer | applied "Application viewed" | applied 2025-12-06
        Lumen | Night Auditor | rejected "Not selected by employer" | applied 2025-12-02, rejected ?
    """,
    "nested.json": """
        Fjordly | SRE | interviewed | applied 2025-07-28, held 2025-08-14
        Lumen | PM | target | target ?
        refused 3: not an object
    """,
    "lines.jsonl": """
        Fjordly | SRE | rejected | rejected ?
        Lumen | PM | target | target ?
    """,
    "trello.json": """
        Fjordly | Backend Engineer | interviewed | target 2025-08-04, applied 2025-08-09, interviewed 2025-08-15
        Lumen | Designer | target | target 2025-08-04
        Orbita | Data Analyst | rejected | target 2025-08-04, rejected 2025-08-04
        Zenit |  | applied | target 2025-08-04, applied 2025-08-04, no-reply ?
    """,
    "german.csv": """
        Müller & Söhne | Entwickler (m/w/d) | rejected "Absage" | applied 2025-10-28, rejected 2025-11-04
        Großbäckerei | Backleiter | interviewed "Einladung zum Gespräch" | applied 2023-02-01, held 2023-02-14
        Ölmühle | Meister | applied "Bewerbung gesendet" | applied 2025-03-03
    """,
    "french.csv": """
        Société Générique | Développeur | applied "Candidature envoyée" | applied 2025-10-28, follow-up 2025-11-04
        Crédit Local | Ingénieure | rejected "Refusé" | applied 2025-08-05, rejected ?
    """,
    "spanish.csv": """
        Telefonía SA | Diseñadora | applied "En proceso" | applied 2025-10-28
        Molino | Analista | rejected "Rechazado" | applied 2025-11-02, held 2025-11-10, rejected ?
    """,
    "portuguese.csv": """
        Padaria Sol | Atendente | applied "Em análise" | applied 2025-10-28
        Navegação | Engenheira | interviewed "Entrevista agendada" | applied 2025-11-02, interviewed ?
    """,
    "danish.csv": """
        Mølleværk | Udvikler | rejected "Afslag" | applied 2025-10-28, rejected ?
        Ørebro Data | Løsningsarkitekt | interviewed "Til samtale" | applied 2025-05-01, held 2025-05-14
        Åben Energi | Analytiker | target "Skal søges" | target ?
    """,
    "chinese.csv": """
        北极星 | 后端工程师 | interviewed "一面" | applied 2025-08-07, held 一面 2025-08-14
        灯塔 | 产品经理 | applied "已投递" | applied 2025-08-08
        山海 | 算法 | rejected "简历挂" | applied 2025-08-09, rejected ?
    """,
    "columns-of-stages.csv": """
        Fjordly | SRE | offer | applied 2025-07-01, held Phone Screen 2025-07-10, held Onsite 2025-07-20, offer 2025-07-25
        Lumen | PM | rejected | applied 2025-07-02, held Phone Screen 2025-07-11, rejected 2025-07-15
        Orbita | QA | applied | applied 2025-07-03
    """,
    "yes-and-no.tsv": """
        Fjordly |  | interviewed | applied 2025-07-19, interviewed ?
        Lumen |  | rejected | applied 2025-07-20, rejected ?
        Orbita |  | target | target ?
    """,
    "history-in-a-cell.csv": """
        Fjordly | SRE | interviewed "Applied - Interview - Phone Screen" | applied ?, interviewed ?
        Lumen | PM | rejected "1 Interview + Denied" | interviewed ?, rejected ?
        Orbita | QA | rejected "Applied 2025-07-01 → Phone Screen 2025-07-10 → Rejected 2025-07-15" | applied 2025-07-01, held Phone Screen 2025-07-10, rejected 2025-07-15
        Zenit | Ops | rejected "Rejected 3/20/2025" | rejected 2025-03-20
    """,
    "followed-up.csv": """
        Fjordly | SRE | applied | applied 2025-07-01, word 2025-07-08, follow-up 2025-07-15
        Lumen | PM | applied | applied 2026-11-02, follow-up 2026-11-09, snoozed until 2026-12-01
    """,
    "unnamed-company.csv": """
        Fjordly | SRE | applied | applied 2025-07-01
        Lumen | PM | rejected "Denied" | applied 2025-07-02, rejected ?
    """,
    "unnamed-index.csv": """
        Fjordly | SRE | applied | applied ?
        Lumen | PM | rejected | rejected ?
    """,
    "title-and-repeated-header.csv": """
        Fjordly | SRE | applied | applied ?
        Lumen | PM | target "Watching" | target ?
    """,
    "mixed-lines.csv": """
        Fjordly | SRE | target | target ?
        Lumen | PM | target | target ?
        Orbita | Q A | target | target ?
    """,
    "unquoted-commas.csv": """
        Fjordly | SRE | applied | applied 2025-07-01
        Lumen, Inc. | PM | rejected | applied 2025-07-02, rejected ?
        Orbita | Engineer, Data, Oslo | applied | applied 2025-07-03
        Zenit |  | rejected | applied 2025-07-04, rejected ?
        taken 3: a comma in 'Company' was not quoted; read as "Lumen, Inc."
        taken 4: a comma in 'Role' was not quoted; read as "Engineer, Data, Oslo"
        taken 5: a cell is missing; 'Role' is taken as empty
    """,
    "odd-dates.csv": """
        Fjordly | a | applied | applied 2025-07-19
        Lumen | b | applied | applied ?
        Orbita | c | applied | applied 2025-07-27 (guessed)
        Zenit | d | applied | applied ? 2025-08
        Vega | e | applied | applied 2024-11-23 23:39:00
        Lyra | f | applied | applied 2025-07-28 08:45:00
        Capa | g | applied | applied ?
        taken 3: 'Date Applied' is not a date: 8/82025; taken without a date
        taken 8: 'Date Applied' lies in the future: 11/17/2026; taken without that date
    """,
    "day-first-by-value.csv": """
        Fjordly | a | applied | applied 2025-07-19
        Lumen | b | applied | applied 2025-04-03
    """,
    "words.csv": """
        A | 1 | applied | applied ?
        B | 2 | applied "Not Responded" | applied ?
        C | 3 | rejected "Denied" | rejected ?
        D | 4 | rejected "reeejected" | rejected ?
        E | 5 | offer "Accepted!" | offer ?, accepted ?
        F | 6 | target | target ?
        G | 7 | target "Watching" | target ?
        H | 8 | applied "Suspected Ghost Job" | applied ?
        I | 9 | target "drafted" | target ?
        J | 10 | target "Perhaps" | target ?
    """,
    "rows-that-cant-be.csv": """
        Fjordly | SRE | target | target ?
        Unknown company | Agency job | target | target ?
        taken 5: no company; taken as Unknown company
        again 4: the same as row 3
        refused 2: no company and no role: only https://jobs.example/1
    """,
    "recruiters.csv": """
        Fjordly | SRE | applied | applied 2026-11-02 | with Dana Ruiz, recruiter, dana@fjordly.example, +47 555 01 020
        Lumen | PM | applied | applied 2026-11-02 | with Kim Lund, recruiter, kim.lund@lumen.example | with Bo Berg, hiring manager
        Orbita | QA | applied | applied 2026-11-02
        Zenit | Ops | applied | applied 2026-11-02 | with Ann Olsen, recruiter, ann@zenit.example | with Per Holm, recruiter, per@zenit.example
        Vega | Dev | applied | applied 2026-11-02 | with ann olsen, recruiter, ann@search.example | with Per Holm, hiring manager
    """,
    "in-one-cell.csv": """
        Fjordly | SRE | target | target ? | with Dana Ruiz, recruiter, dana@fjordly.example, +47 555 01 020
        Lumen | PM | target | target ? | with Kim Lund, kim@lumen.example
        Orbita | QA | target | target ? | with Ann Olsen, hr | with Per Holm, hiring manager
        Zenit | Ops | target | target ?
        Vega | Dev | target | target ?
        Lyra | Dev | target | target ?
        Capa | Dev | target | target ?
        Mica | Dev | target | target ?
        Dune | Dev | target | target ? | with jobs@dune.example
        Gull | Dev | target | target ?
    """,
    "ansprechpartner.csv": """
        Nordwerk | Entwickler | applied | applied 2026-11-02 | with Frau Dr. Müller, mueller@nordwerk.example, 0301 555 01
        Ölmühle | Meister | applied | applied 2026-11-02 | with jobs@oelmuehle.example, hr
        Bäckerei | Geselle | applied | applied 2026-11-02
    """,
    "kontaktperson.csv": """
        Mølleværk | Udvikler | target | target ? | with Hr. Søren Holm, soren@moelle.example | with Åse Lund, hiring manager
    """,
    "contacto.csv": """
        Molino | Analista | target | target ? | with Íñigo de la Peña, inigo@molino.example
    """,
    "recruteur.csv": """
        Crédit Local | Ingénieure | target | target ? | with Zoé d'Arc, recruiter, zoe@credit.example, https://www.linkedin.com/in/zoe
    """,
    "pessoa-de-contato.csv": """
        Padaria Sol | Atendente | target | target ? | with João da Silva, +351 555 010 20
    """,
    "lianxiren.csv": """
        北极星 | 后端工程师 | target | target ? | with 张经理, hr, 13800001111
        灯塔 | 产品经理 | target | target ? | with Wang, wang@dengta.example
        山海 | 算法 | target | target ?
    """,
    "nested-contact.json": """
        Fjordly | SRE | target | target ? | with Dana Ruiz, dana@fjordly.example
        Lumen | PM | target | target ?
    """,
    "callers.csv": """
        Fjordly | SRE | interviewed | held Phone 2026-11-02 | with Dana Ruiz, hr
        Lumen | PM | target | target ? | with Kim Lund, hr
    """,
    "own-address.csv": """
        Fjordly | SRE | target | target ?
    """,
    "linkedin-trimmed.csv": """
        Fjordly | Engineer | applied | applied 2025-07-28 08:45:00
        Lumen | Designer | applied | applied 2025-08-02 23:39:00
    """,
    "how-not-who.csv": """
        Fjordly | SRE | target | target ?
        Lumen | PM | target | target ?
        Orbita | QA | target | target ?
    """,
    "sheets.xlsx": """
        Fjordly | SRE | applied | applied 2025-07-01
        Lumen | PM | applied | applied ?
        Orbita | QA | rejected | rejected ?
    """,
    "sheets.ods": """
        Fjordly | SRE | applied | applied 2025-07-01
        Lumen | PM | applied | applied ?
        Orbita | QA | rejected | rejected ?
    """,
}
"""What each file comes to: its cards, then rows taken though not whole, rows that stand there again, and rows refused."""


def said(card: ImportedCard) -> str:
    """The card in one line: what it is, where it stands and what happened."""
    months = dict(card.month_only)
    events = [
        f"{_event(event)}{' ' + f'{months[at]:%Y-%m}' if at in months else ''}{' (guessed)' * (at in card.guessed_years)}"
        for at, event in enumerate(card.events)
    ]
    word = f' "{card.status}"' if card.status else ""
    people = "".join(
        f" | with {', '.join(filter(None, (person_text(person), person.phone, person.profile)))}"
        for person in card.people
    )
    return f"{card.company} | {card.role} | {card.stage}{word} | {', '.join(events)}{people}"


def _event(event: Event) -> str:
    match event:
        case StageChanged(to=to, day=day, time=at):
            return " ".join(str(part) for part in (to, day or "?", at) if part)
        case Interview(day=day, time=at, state=state, round=name):
            return " ".join(str(part) for part in (state, name, day, at) if part)
        case Touch(kind=kind, day=day) | Reply(kind=kind, day=day):
            return f"{kind} {day}"
        case Closed(outcome=outcome, day=day):
            return f"{outcome} {day or '?'}"
        case Snoozed(until=day):
            return f"snoozed until {day}"
        case Deadline(deadline=day):
            return f"answer by {day}"
        case _:
            raise AssertionError(event)


def board(plan: ImportPlan) -> list[str]:
    """The plan as BOARDS has it."""
    notes = (("taken", plan.problems), ("again", plan.duplicates), ("refused", plan.rejected_rows))
    remarks = [f"{what} {note.row}: {note.reason}" for what, rows in notes for note in rows]
    return [*map(said, plan.cards), *remarks]


@pytest.mark.parametrize("name", FILES)
def test_the_board_that_a_file_must_give(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name])
    plan = read_plan(path, TODAY)
    assert board(plan) == [line.strip() for line in BOARDS[name].strip().splitlines()]
    assert len(plan.cards) == len(plan.card_rows)
    places = [*plan.card_rows, *(note.row for note in (*plan.duplicates, *plan.rejected_rows))]
    assert len(set(places)) == len(places) == plan.rows


NOTES = {
    "recruiters.csv": ["kind", "", "Recruiter: no\nPhone: +47 555 01 021", "", "Phone: 555 01 022, 555 01 023"],
    "in-one-cell.csv": [
        *[""] * 3,
        "Contact: website",
        "Contact: https://www.linkedin.com/in/dana",
        "Contact: asked at the fair, they said to write again in the new year",
        "",
        "Contact: Ruiz, Dana",
        "",
        "Contact: Gull",
    ],
    "ansprechpartner.csv": [
        "",
        "Ansprechpartner/in: Personalabteilung",
        "Ansprechpartner/in: keine\nTelefon: 0301 555 02",
    ],
    "lianxiren.csv": ["", "联系人: 无", "联系人: 已联系过但没有回复我"],
    "contacto.csv": ["Reclutador/a: Ana y Luis"],
    "recruteur.csv": [""],
    "callers.csv": ["Recruiter: yes\nEmail: me@mail.example", "Email: me@mail.example"],
    "linkedin-trimmed.csv": ["Contact Email: me@mail.example"] * 2,
    "how-not-who.csv": [
        "Referral: Yes\nContact: In Person",
        "Referral: Handshake\nContact: LinkedIn",
        "Contact: Applied Online",
    ],
    "own-address.csv": ["Email: me@mail.example\nPhone: 555 01 020"],
}
"""What stays in the cards' notes of columns that hold people, because it names nobody."""


@pytest.mark.parametrize("name", NOTES)
def test_what_names_nobody_stays_in_the_note(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name])
    assert [card.note for card in read_plan(path, TODAY).cards] == NOTES[name]


FACTS = {
    "linkedin-applications.csv": (
        "https://jobs.example/1",
        "",
        "",
        "",
        (),
        None,
        None,
        "Resume Name: cv.pdf\nQuestion And Answers: Years of SQL?: 4",
    ),
    "huntr.csv": (
        "https://jobs.example/1",
        "Oslo",
        "",
        "",
        (),
        None,
        None,
        "Build pipes\ncompanyDomain: fjordly.example",
    ),
    "simplify.csv": ("https://jobs.example/1", "Remote", "", "", (), None, None, "job_type: Full-Time"),
    "teal.csv": ("", "Oslo", "$120,000", "", (), 4, None, ""),
    "jobsync.csv": ("", "Oslo", "", "Indeed", (), None, None, "jobType: FT\nworkplaceType: Remote"),
    "notion.csv": ("", "", "", "", ("python", "remote"), None, None, ""),
    "trello.json": (
        "https://jobs.example/1",
        "",
        "",
        "",
        (),
        None,
        None,
        "see https://jobs.example/1\n2025-08-20: kind",
    ),
}
"""Of the first card of a file its link, location, salary, source, tags, rating, closing day and note."""


@pytest.mark.parametrize("name", FACTS)
def test_what_else_the_first_card_knows(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name])
    card = read_plan(path, TODAY).cards[0]
    facts = (card.url, card.location, card.salary, card.source, card.tags, card.rating, card.closes, card.note)
    assert facts == FACTS[name]
