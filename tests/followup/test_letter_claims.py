"""Nothing in a letter is untrue on any card that can get it: its claims, checked against random histories."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobboard.followup.enums import Channel, InterviewState, Language, Party, PersonKind, Stage, StepKind, TouchKind
from jobboard.followup.messages.call_script import call_script
from jobboard.followup.messages.drafts import Draft, OfferAnswer, draft_for, referrer_draft
from jobboard.followup.messages.phrases import phrases_in
from jobboard.followup.messages.template_fields import FIELDS, DraftContext, first_name, full_name
from jobboard.followup.models import (
    Deadline,
    Event,
    History,
    Interview,
    Person,
    Promise,
    Reply,
    StageChanged,
    Step,
    Touch,
)
from jobboard.followup.next_step import next_step
from jobboard.followup.rules import Rules
from jobboard.followup.timeline import build_timeline, from_person
from tests.followup.golden_cards import page_in
from tests.followup.test_properties import FIRST, LAST, events, keys, moments

NAMES = ("Dana Ruiz", "Dr. Ola Berg", "Moe, Sara", "jobs@mail.example")
people = st.lists(
    st.builds(
        Person, st.integers(1, 3), st.sampled_from(NAMES), st.sampled_from(PersonKind), phone=st.just("+1 555 0100")
    ),
    unique_by=lambda person: person.key,
    max_size=3,
).map(tuple)
histories = st.builds(
    History,
    st.lists(events, min_size=1, max_size=9).map(tuple),
    people,
    st.one_of(st.none(), st.dates(FIRST, LAST)),
    st.booleans(),
)


@st.composite
def waiting(draw: st.DrawFn) -> tuple[History, dt.datetime]:
    """A card that waits, after none to four follow-ups, and a moment at which something may be due."""
    day = draw(st.dates(FIRST, dt.date(2026, 11, 15)))
    stage = draw(st.sampled_from([Stage.TARGET, Stage.APPLIED, Stage.INTERVIEWED, Stage.OFFER, Stage.REJECTED]))
    story: list[Event] = [StageChanged(stage, day)]
    if draw(st.booleans()):
        story.insert(0, StageChanged(Stage.APPLIED, day - dt.timedelta(days=20)))
    story += draw(st.lists(events, max_size=2))
    kinds = st.sampled_from([TouchKind.REACH_OUT, TouchKind.ANSWER, TouchKind.THANK_YOU, TouchKind.LAST_MESSAGE])
    if draw(st.booleans()):
        story.append(Touch(draw(kinds), day, None, None, draw(keys)))
    for gap in draw(st.lists(st.integers(3, 9), max_size=4)):
        day += dt.timedelta(days=gap)
        story.append(Touch(TouchKind.FOLLOW_UP, day, None, draw(st.sampled_from(Channel)), draw(keys)))
    if draw(st.booleans()):
        planned, off_on = day + dt.timedelta(days=draw(st.integers(0, 20))), day + dt.timedelta(days=1)
        off = Interview(planned, state=InterviewState.CANCELLED, booked_day=day, cancelled_day=off_on)
        story.append(replace(off, cancelled_by=draw(st.sampled_from(Party))))
    after = draw(st.integers(0, 40))
    card = History(tuple(story), draw(people), None, draw(st.booleans()))
    return card, dt.datetime.combine(day + dt.timedelta(days=after), dt.time(12))


cards = st.tuples(histories, moments) | waiting()
languages = st.sampled_from(Language)
GREETING = {
    "en": r"(?:Hello|Dear) (.+),",
    "de": r"Guten Tag (.+),",
    "fr": r"Bonjour (.+),",
    "es": r"Buenos días, (.+):",
}
SENDING = tuple(kind for kind in StepKind if kind not in (StepKind.INTERVIEW, StepKind.PREPARE))

INTERVIEWED = {
    "en": r"\b(?:the|my) interview\b(?! that was to)|interviewed|you and your colleagues",
    "de": r"dem Gespräch|meinem Gespräch|das Gespräch \w|ein Gespräch über|Sie und Ihr Team",
    "fr": r"l'entretien que j'ai eu|un entretien chez|j'ai passé|J'ai passé|vous et vos collègues",
    "es": r"entrevista que tuve|[Tt]uve|usted y su equipo",
}
"""That an interview took place."""
APPLIED = {
    "en": r"I applied|my application (?!right|for the)|my application for",
    "de": r"habe mich[^.]* beworben|meiner Bewerbung",
    "fr": r"J'ai postulé|ma candidature (?:a-t-elle|pour)|à ma candidature",
    "es": r"[Pp]resenté[^.]* mi candidatura|por mi candidatura|a mi candidatura",
}
"""That the user applied."""


def about(language: Language) -> DraftContext:
    return DraftContext("Nordwind", "Analyst", page=page_in(language), language=language, referrer="")


def drafts(card: History, now: dt.datetime, language: Language) -> Iterator[tuple[Step, Draft]]:
    """Every letter that the card can get at that moment: its step's, to whoever is on it."""
    found = next_step(card, Rules(), now)
    if not isinstance(found, Step) or found.kind not in SENDING:
        return
    for key in (found.person, None, *(person.key for person in card.people)):
        step = Step(found.kind, found.due, found.last_day, 1, found.since, attempt=found.attempt, person=key)
        for answer in (None, *OfferAnswer) if found.kind is StepKind.ANSWER_OFFER else (None,):
            draft = draft_for(step, card, about(language), now, answer=answer)
            assert draft, found
            yield step, draft


@settings(max_examples=150)
@given(cards, languages)
def test_a_letter_is_short_whole_and_greets_its_reader(case: tuple[History, dt.datetime], language: Language) -> None:
    card, now = case
    for step, draft in drafts(card, now, language):
        text = re.sub(r"\[[^]]+\]", "a blank of a few words", draft.body)
        assert len(text.split()) < 130, draft.template
        assert "{" not in draft.text
        assert draft.body.endswith("\nRobin Aas")
        greeted = re.match(GREETING[language], draft.body)
        assert greeted, draft.body
        reader = next((person for person in card.people if person.key == step.person), None)
        known = {"[first name]"} if reader is None else {first_name(reader.name), full_name(reader.name)}
        known |= {full_name(reader.name, titles=False)} if reader else set()
        assert greeted[1] in (known - {""} or {"[first name]"})
        page_fields = {"my name", "my phone", "my pitch", "my links", "one result that fits", "when I am free"}
        assert not page_fields & set(draft.blanks)


@settings(max_examples=150)
@given(cards, languages)
def test_with_ones_own_page_little_is_left_to_fill(case: tuple[History, dt.datetime], language: Language) -> None:
    card, now = case
    for step, draft in drafts(card, now, language):
        unknown = [blank for blank in draft.blanks if blank.replace(" ", "_").lower() in FIELDS]
        if step.kind is StepKind.FOLLOW_UP and step.attempt == 1:
            assert len(draft.blanks) - len([each for each in unknown if each != "first name"]) <= 1, draft.text
        if step.kind is StepKind.REACH_OUT:
            assert len(draft.blanks) <= 2


@settings(max_examples=200)
@given(cards, languages)
def test_what_a_letter_says_has_happened(case: tuple[History, dt.datetime], language: Language) -> None:
    card, now = case
    timeline = build_timeline(card, now)
    for step, draft in drafts(card, now, language):
        where = (draft.template, draft.text)
        if draft.template != "offer_elsewhere" and re.search(INTERVIEWED[language], draft.text):
            assert timeline.interviews_held, where
        if re.search(APPLIED[language], draft.text):
            since_target = [entry.stage for entry in timeline.stage_entries]
            while Stage.TARGET in since_target:
                since_target.pop(0)
            assert Stage.APPLIED in since_target, where
        if "answer_offer" in draft.template:
            ahead = {each.deadline for each in card.events if isinstance(each, Deadline)}
            assert all(day >= now.date() for day in set(days_named(draft, now.date(), language)) & ahead), where
        assert set(days_named(draft, now.date(), language)) <= set(known_days(card)), where
        assert "just checking" not in draft.text.lower()
        if draft.template == "follow_up-1-called_off":
            assert any(isinstance(each, Interview) and each.cancelled_by is Party.THEM for each in card.events), where
            assert "when planned" not in draft.blanks
        if step.kind is StepKind.REPLY:
            assert any(from_person(entry.event) for entry in timeline.events), where


@settings(max_examples=100)
@given(cards, languages)
def test_who_is_named_was_written_to_and_when(case: tuple[History, dt.datetime], language: Language) -> None:
    card, now = case
    timeline = build_timeline(card, now)
    written = {
        touch.person for _, _, touch in timeline.touches() if touch.kind in (TouchKind.FOLLOW_UP, TouchKind.REACH_OUT)
    }
    promised = {entry.event.person for entry in timeline.events if isinstance(entry.event, Promise)}
    for step, draft in drafts(card, now, language):
        body = draft.body.partition("\n\n")[2]
        for person in card.people:
            name = full_name(person.name, titles=False)
            if name and name in body.replace("Dr. ", "") and person.key != step.person:
                same = [each.key for each in card.people if full_name(each.name) == full_name(person.name)]
                assert {*same} & (written | promised), (draft.template, draft.text)


@settings(max_examples=60)
@given(cards, languages)
def test_a_call_sheet_says_nothing_else_either(case: tuple[History, dt.datetime], language: Language) -> None:
    card, now = case
    timeline = build_timeline(card, now)
    found = next_step(card, Rules(), now)
    if not isinstance(found, Step):
        return
    script = call_script(found, card, about(language), now)
    if script is None:
        return
    assert "{" not in script.opening + script.nobody + script.goal
    assert "+47 555 0199" in script.nobody
    if re.search(INTERVIEWED[language], script.opening):
        assert timeline.interviews_held
    if re.search(APPLIED[language], script.opening):
        assert timeline.last_entry(Stage.APPLIED)


@settings(max_examples=60)
@given(cards, languages)
def test_news_for_the_referrer_are_true(case: tuple[History, dt.datetime], language: Language) -> None:
    card, now = case
    context = DraftContext("Nordwind", "Analyst", "Robin Aas", "Mona Dahl", language=language)
    draft = referrer_draft(card, context, now)
    if draft and re.search(INTERVIEWED[language], draft.body):
        assert build_timeline(card, now).interviews_held


def known_days(card: History) -> Iterator[dt.date]:
    """Every day that the card knows of."""
    if card.closes:
        yield card.closes
    for event in card.events:
        yield from _days_of(event)


def _days_of(event: Event) -> Iterator[dt.date]:
    days = [event.day]
    match event:
        case Interview():
            days.append(event.booked_day)
        case Promise():
            days.append(event.promised_day)
        case Deadline():
            days.append(event.deadline)
        case StageChanged():
            days.append(event.known_by)
        case _:
            pass
    yield from (day for day in days if day)


def days_named(draft: Draft, today: dt.date, language: Language) -> Iterator[dt.date]:
    """The dates that a letter names in full."""
    words = phrases_in(language)
    months = "|".join(words.months)
    for number, month, year in re.findall(
        rf"\b(\d\d?)(?:er|\.)? (?:de )?({months})(?:(?: de)? (\d{{4}}))?", draft.text
    ):
        yield dt.date(int(year or today.year), words.months.index(month) + 1, int(number))


@pytest.mark.parametrize("state", [InterviewState.CANCELLED, InterviewState.MOVED])
@pytest.mark.parametrize("language", Language)
def test_an_interview_that_never_took_place_is_not_spoken_of(state: InterviewState, language: Language) -> None:
    day = dt.date(2026, 11, 9)
    card = History((StageChanged(Stage.APPLIED, day), Interview(day, state=state, booked_day=day), Reply("word", day)))  # type: ignore[arg-type]
    now = dt.datetime(2026, 11, 20, 12)
    for attempt, kind in ((1, StepKind.FOLLOW_UP), (2, StepKind.FOLLOW_UP), (3, StepKind.ESCALATE)):
        step = Step(kind, day, day, 8, day, attempt=attempt)
        draft = draft_for(step, card, about(language), now)
        assert draft
        assert not re.search(INTERVIEWED[language], draft.text), draft.text


def test_a_touch_counts_as_sent_only_with_its_day() -> None:
    day = dt.date(2026, 11, 2)
    card = History(
        (StageChanged(Stage.APPLIED, day), Touch(TouchKind.FOLLOW_UP, None, person=1)), (Person(1, "Dana Ruiz"),)
    )
    step = Step(StepKind.ESCALATE, day, day, 9, day, attempt=3)
    draft = draft_for(step, card, about(Language.ENGLISH), dt.datetime(2026, 11, 20, 12))
    assert draft
    assert "[to whom and when]" in draft.text
