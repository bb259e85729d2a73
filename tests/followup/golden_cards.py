"""Eleven invented cards, and the words the product has for each of their moments.

`python -m tests.followup.golden_cards` writes them anew; read every change before it is committed.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from jobboard.followup.enums import Channel, Language, Party, PersonKind, StepKind
from jobboard.followup.messages.call_script import LOGGED, CallScript, call_script
from jobboard.followup.messages.drafts import (
    Draft,
    OfferAnswer,
    draft_for,
    helper_draft,
    offer_elsewhere_draft,
    referrer_draft,
    withdrawal_draft,
)
from jobboard.followup.messages.own_page import OwnPage
from jobboard.followup.messages.template_fields import DraftContext
from jobboard.followup.models import Event, History, Interview, Person, Step, Touch
from jobboard.followup.next_step import next_step
from jobboard.followup.rules import Rules
from jobboard.followup.timeline import card_status
from tests.followup.builders import (
    A,
    I,
    O,
    R,
    T,
    at,
    day,
    deadline,
    held,
    history,
    interview,
    moved,
    promise,
    question,
    receipt,
    touch,
)

GOLDEN = Path(__file__).parent / "golden"

Words = Callable[[History, DraftContext, str], str]

PAGE = OwnPage(
    name="Robin Aas",
    phone="+47 555 0199",
    links="https://robin.example",
    town="Oslo",
    free="on weekdays after four",
    references="Mona Dahl, my last lead",
    pitch="I build systems that stay quiet. For six years they have moved money.",
    result_1="backend, data: I cut the nightly import from six hours to forty minutes",
    result_2="qa, lead: I halved the bugs that reached customers in a year.",
)
_OWN_WORDS = {
    Language.GERMAN: {
        "pitch": "Ich baue Systeme, die Ruhe geben. Seit sechs Jahren bewegen sie Geld.",
        "result_1": "backend, data: Den nächtlichen Import habe ich von sechs Stunden auf vierzig Minuten gebracht",
        "result_2": "qa, lead: Die Fehler, die beim Kunden ankamen, habe ich in einem Jahr halbiert",
        "free": "werktags ab 16 Uhr",
        "references": "Mona Dahl, meine letzte Teamleiterin",
    },
    Language.FRENCH: {
        "pitch": "Je construis des systèmes qui se font oublier. Depuis six ans, ils font circuler de l'argent.",
        "result_1": "backend, data: j'ai ramené l'import de nuit de six heures à quarante minutes",
        "result_2": "qa, lead: en un an, j'ai réduit de moitié les défauts visibles chez les clients",
        "free": "en semaine à partir de 16 h",
        "references": "Mona Dahl, ma dernière responsable",
    },
    Language.SPANISH: {
        "pitch": "Construyo sistemas que no dan que hablar. Desde hace seis años mueven dinero.",
        "result_1": "backend, data: reduje la importación nocturna de seis horas a cuarenta minutos",
        "result_2": "qa, lead: en un año reduje a la mitad los errores que llegaban al cliente",
        "free": "entre semana a partir de las 16:00",
        "references": "Mona Dahl, mi última responsable",
    },
}


def page_in(language: Language) -> OwnPage:
    """Robin's page, as somebody writes it whose language that is."""
    return PAGE._replace(language=language, **_OWN_WORDS.get(language, {}))


@dataclass(frozen=True)
class Card:
    """A card whose whole story is known; each moment sees what had happened by then."""

    about: DraftContext
    people: tuple[Person, ...]
    events: tuple[Event, ...]
    moments: tuple[str, ...]
    closes: str | None = None
    keep_warm: bool = False
    beside: tuple[tuple[str, Words], ...] = ()
    """Messages that are no step's: the moment, and what makes them."""

    @property
    def name(self) -> str:
        return self.about.company.split()[0].lower()

    def history(self, moment: str) -> History:
        """What had happened by that moment; an interview that was agreed by then is known."""
        past = [each for each in self.events if _has_happened(each, at(moment))]
        return history(*past, people=self.people, closes=self.closes, keep_warm=self.keep_warm)


def rendered(card: Card, language: Language = Language.ENGLISH) -> str:
    """Every message of the card, each under the moment and the step it is for."""
    card = replace(card, about=replace(card.about, page=page_in(language), language=language))
    steps = [(moment, _of_step(card, moment)) for moment in card.moments]
    beside = [(moment, make(card.history(moment), card.about, moment)) for moment, make in card.beside]
    pages = [f"═══ {moment} · {words}" for moment, words in sorted(steps + beside, key=lambda page: at(page[0]))]
    return "\n\n".join(pages) + "\n"


def templates_used(card: Card) -> set[str]:
    """The templates that the card's messages come from."""
    return {line.split(" · ")[-1] for line in rendered(card).splitlines() if line.startswith("═══")}


def step_at(card: Card, moment: str) -> Step:
    """The card's step at that moment; fails where there is none."""
    found = next_step(card.history(moment), Rules(), at(moment))
    assert isinstance(found, Step), (card.name, moment, found)
    return found


def _has_happened(event: Event, now: datetime) -> bool:
    """Whether it is known at `now`; a message of the same day only where its time has come."""
    known = event.booked_day if isinstance(event, Interview) else None
    on = known or event.day or now.date()
    if on == now.date() and isinstance(event, Touch):
        return event.time is not None and event.time <= now.time()
    return on <= now.date()


def _of_step(card: Card, moment: str) -> str:
    step, past = step_at(card, moment), card.history(moment)
    draft = draft_for(step, past, card.about, at(moment))
    assert draft, (card.name, moment, step)
    attempt = f" {step.attempt}" if step.attempt else ""
    head = f"{card_status(past, at(moment)).stage} · {step.kind}{attempt} by {step.channel or 'nothing yet'}"
    sheet = call_script(step, past, card.about, at(moment)) if step.channel is Channel.PHONE else None
    return _page(head, draft) + (f"\n\n{_sheet(sheet)}" if sheet else "")


def _page(head: str, draft: Draft | None) -> str:
    assert draft, head
    notes = [f"blanks: {', '.join(draft.blanks) or 'none'}", *([f"warning: {draft.warning}"] if draft.warning else [])]
    return f"{head} · {draft.template}\n" + "\n".join(notes) + f"\n\n{draft.text}".rstrip("\n")


def _sheet(sheet: CallScript) -> str:
    ways = [
        f"{key}  {way.hear}\n   say: {way.say}\n   ask: {way.ask}\n   log: {LOGGED[way.log]}"
        for key, way in enumerate(sheet.ways, 1)
    ]
    return "\n".join(
        [
            f"CALL {sheet.person}, {sheet.number}",
            f"open: {sheet.opening}",
            f"goal: {sheet.goal}",
            f"how:  {sheet.manner}",
            *ways,
            f"nobody there: {sheet.nobody}",
        ]
    )


def _tell_referrer(past: History, about: DraftContext, moment: str) -> str:
    return _page("to the referrer", referrer_draft(past, about, at(moment)))


def _tell_of_offer(past: History, about: DraftContext, moment: str) -> str:
    return _page("an offer elsewhere", offer_elsewhere_draft(past, about, 1, day("11-27"), at(moment)))


def _to_somebody(kind: StepKind, person: int) -> Words:
    """The words for a step that the card has not at that moment, or for somebody else."""

    def make(past: History, about: DraftContext, moment: str) -> str:
        day_of = at(moment).date()
        return _page(
            f"{kind} to another",
            draft_for(Step(kind, day_of, day_of, 9, day_of, person=person), past, about, at(moment)),
        )

    return make


def _answer_offer(answer: OfferAnswer) -> Words:
    def make(past: History, about: DraftContext, moment: str) -> str:
        step = Step(StepKind.ANSWER_OFFER, at(moment).date(), at(moment).date(), 4, at(moment).date(), person=1)
        return _page(f"to {answer}", draft_for(step, past, about, at(moment), answer=answer))

    return make


def _withdraw(past: History, about: DraftContext, moment: str) -> str:
    return _page("accepted elsewhere", withdrawal_draft(past, about, 1, at(moment)))


def _thank_helper(past: History, about: DraftContext, moment: str) -> str:
    return _page("accepted here", helper_draft(past, about, 2, at(moment)))


def _person(key: int, name: str, kind: str, phone: str = "") -> Person:
    return Person(key, name, PersonKind(kind), f"{name.split(maxsplit=1)[0].strip('.,').lower()}@mail.example", phone)


def _about(company: str, role: str, referrer: str = "") -> DraftContext:
    return DraftContext(company, role, referrer=referrer)


CALLED_OFF = replace(
    interview("12-10", "12-03", (2,), state="cancelled"), cancelled_by=Party.THEM, cancelled_day=day("12-04")
)

CARDS = (
    Card(
        _about("Nordwind", "Backend Engineer"),
        (
            _person(1, "Dana Ruiz", "hiring-manager", "+1 555 0100"),
            _person(2, "Per Holm", "employee"),
        ),
        (
            moved(A, "11-09"),
            receipt("11-09"),
            touch("follow-up", "11-16", 1),
            touch("follow-up", "11-19", 1),
            touch("follow-up", "11-24", 2),
        ),
        ("11-16", "11-19", "11-24", "12-09"),
    ),
    Card(
        _about("Orbita", "QA Lead"),
        (_person(1, "Ina Solberg", "employee"), _person(2, "Tom Vik", "recruiter", "+1 555 0101")),
        (
            moved(T, "11-02"),
            touch("reach-out", "11-05", 1),
            touch("follow-up", "11-10", 1),
            touch("follow-up", "11-13", 1),
            touch("follow-up", "11-16", 2),
        ),
        ("11-05", "11-10", "11-13", "11-16", "11-30"),
        beside=(("11-04", _to_somebody(StepKind.REACH_OUT, 1)), ("11-03", _to_somebody(StepKind.REACH_OUT, 2))),
    ),
    Card(
        _about("Fjordly", "ML Engineer", "Mona Dahl"),
        (
            _person(1, "Kim Lund", "hiring-manager", "+1 555 0102"),
            _person(2, "Dr. Ola Berg", "interviewer"),
            _person(3, "Sara Moe", "recruiter"),
        ),
        (
            moved(A, "10-26"),
            interview("11-09 10:00", "10-30", (1, 2)),
            promise("11-16", "11-09", 1),
            touch("thank-you", "11-09", 1, "15:00"),
            touch("thank-you", "11-10", 2),
            touch("follow-up", "11-17", 1),
            touch("follow-up", "11-20", 2),
            touch("follow-up", "11-24", 3),
        ),
        ("11-09 14:00", "11-09 16:00", "11-17 09:00", "11-20 09:00", "11-24", "12-08"),
        beside=(("10-26", _tell_referrer), ("11-02", _tell_referrer)),
    ),
    Card(
        _about("Palma AS", "Analyst"),
        (_person(1, "Berg, Ola", "recruiter", "+47 555 0100"),),
        (
            moved(A, "11-02"),
            held("11-10", (1,)),
            touch("thank-you", "11-11", 1),
            promise("11-13 14:00", "11-10", 1),
            moved(R, "11-17"),
            touch("last-message", "11-18", 1),
            promise("12-01", "11-20", 1),
        ),
        ("11-13 17:00", "11-18 09:00"),
        keep_warm=True,
        beside=(("12-02", _to_somebody(StepKind.PROMISED, 1)), ("2027-02-16", _to_somebody(StepKind.KEEP_WARM, 1))),
    ),
    Card(
        _about("Kanta", "Data Scientist", "Ahmed Noor"),
        (_person(1, "Liv Strand", "hr", "+1 555 0104"), _person(2, "Jon Eide", "hiring-manager")),
        (
            moved(A, "10-12"),
            held("10-26", (2,)),
            moved(O, "11-09"),
            deadline("11-13", "11-09"),
            touch("answer", "11-11", 1),
            touch("follow-up", "11-16", 1),
            touch("follow-up", "11-19", 1),
            touch("follow-up", "11-24", 2),
        ),
        ("11-11 08:00", "11-16", "11-19", "11-24", "12-09"),
        beside=(
            ("11-09", _tell_referrer),
            *((f"11-10 1{hour}:00", _answer_offer(answer)) for hour, answer in enumerate(OfferAnswer)),
            ("11-25", _thank_helper),
        ),
    ),
    Card(
        _about("Brandt AG", "Developer", "Ruth Keller"),
        (_person(1, "Frau Weiss", "hr"),),
        (moved(A, "10-19"), moved(R, "11-13")),
        ("11-16",),
        beside=(("11-14", _tell_referrer),),
    ),
    Card(_about("Pyxis", "SRE"), (), (moved(T, "11-09"),), ("11-12", "11-16"), closes="11-18"),
    Card(
        _about("Lumen", "Software Engineer"),
        (_person(1, "Eva Lie", "hr"),),
        (
            moved(A, "11-02"),
            question("11-09", 1),
            touch("answer", "11-10", 1),
            touch("follow-up", "11-16", 1),
        ),
        ("11-10 08:00", "11-16", "11-19"),
    ),
    Card(
        _about("Vega", "Platform Engineer"),
        (_person(1, "Noor Haddad", "interviewer"),),
        (
            moved(A, "11-02"),
            interview("11-12 10:00", "11-06", (1,)),
            touch("thank-you", "11-13", 1),
        ),
        ("11-13 08:00", "11-20 09:00"),
        beside=(("11-19", _tell_of_offer), ("11-26", _withdraw)),
    ),
    Card(
        _about("Zenit", "Product Manager"),
        (_person(1, "Rolf Moen", "recruiter"), _person(2, "Tea Lind", "hiring-manager")),
        (
            moved(A, "10-26"),
            moved(I, "11-02"),
            touch("follow-up", "11-09", 1),
            touch("follow-up", "11-12", 1),
            touch("follow-up", "11-17", 2),
            CALLED_OFF,
        ),
        ("11-09", "11-12", "11-17", "12-02", "12-07"),
    ),
    Card(DraftContext("Ott & Søn [Oslo]", ""), (), (moved(A, "2025-11-03"),), ("2025-11-10", "11-16")),
)

if __name__ == "__main__":
    for code in Language:
        (GOLDEN / code).mkdir(exist_ok=True)
        for each in CARDS:
            (GOLDEN / code / f"{each.name}.txt").write_text(rendered(each, code), encoding="utf-8")
