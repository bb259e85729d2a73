"""What triage shows of a card, and at its end, line by line; pure, so that its layout can be seen without a screen."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from jobboard.dates.format import format_ago
from jobboard.dates.natural import DayTime
from jobboard.followup.display_names import STAGE_NAMES, channel_phrase, count_noun, person_kind_name
from jobboard.followup.enums import Channel, InterviewState, PersonKind, StepKind
from jobboard.followup.messages.call_script import CallResult, CallScript
from jobboard.followup.messages.drafts import OfferAnswer
from jobboard.followup.step_text import step_name
from jobboard.store.queries.drafts import DraftView
from jobboard.store.views import NOBODY, InterviewView
from jobboard.text import pad, width
from jobboard.tui.base.labels import format_full, sign
from jobboard.tui.base.line_widget import BLANK, Line, TextRole, TextSpan
from jobboard.tui.base.text_layout import event_lines, fold, text_line
from jobboard.tui.triage.item import TriageItem
from jobboard.tui.triage.queue import TriageQueue

Links = tuple[tuple[str, str], ...]
"""Names and addresses of what can be opened."""

_LABEL = 6
_EVENTS = 3
_NEWEST = 3
"""Lines of the newest event at most."""
_WIDEST = 100
"""Cells of a line of prose at most."""

SILENT_STEPS = (StepKind.INTERVIEW, StepKind.PREPARE)
"""Steps that send nothing."""

_RESULT_LABELS = {CallResult.RESEND: "→ to send", CallResult.REJECTION: "→ rejected", CallResult.PROMISE: "→ by when?"}
"""What each ending of a call leads to."""

OFFER_ANSWERS = {
    OfferAnswer.ACCEPT: "accept",
    OfferAnswer.DECLINE: "decline, door left open",
    OfferAnswer.TIME: "ask for time",
}
"""What an offer can be answered beside asking about one open point, in the order of the keys 1, 2 and 3."""

BEFORE_LEAVING = (
    "Get an address of everybody you meet",
    "Ask what happens next, and by when",
    "Keep one personal detail for the thank-you note",
)
"""What to do on the day of an interview (S0, S4)."""


def item_lines(
    item: TriageItem,
    today: date,
    cells: int,
    links: Links = (),
    *,
    wait: int = 14,
    tall: bool = True,
    page_key: str = "",
) -> list[Line]:
    """The card at hand; `wait` is the rule of that name, `tall` whether there is room for blank lines.

    `page_key` is the key that fills in the user's own page, where that is offered.
    """
    gap = [BLANK] if tall else []
    short = not tall and item.script is not None
    return [
        *gap,
        *_head(item, today, cells),
        *gap,
        *([] if short else _events(item, today, cells)),
        *gap,
        *_recipient(item, links, cells),
        *_page_offer(page_key),
        *gap,
        *_content(item, today, cells, wait),
    ]


def summary_lines(triage: TriageQueue, today: date, cells: int) -> list[Line]:
    """When the next step is due, what was done, and what was skipped."""
    done, skipped, coming = triage.entries_done, triage.entries_skipped, triage.next_due()
    lines = [BLANK, text_line("That was all that is due.", TextRole.STRONG)]
    if coming:
        day = format_full(DayTime(coming.step.due, coming.step.due_time), today)
        step = f"{coming.company} · {step_name(coming.step.kind, coming.step.attempt)}"
        lines.append(Line((TextSpan("Next  ", TextRole.MUTED), TextSpan(f"{day}  {step}"))))
    for title, texts in (
        (f"Done {len(done)}", [deed.name[:1].upper() + deed.name[1:] for deed in done]),
        (f"Skipped {len(skipped)}", [deed.name for deed in skipped]),
    ):
        if texts:
            lines += [BLANK, _rule(title, cells), *(text_line(text) for text in texts)]
    return lines


def _head(item: TriageItem, today: date, cells: int) -> Iterator[Line]:
    card = item.detail.card
    since = f"{STAGE_NAMES[card.stage]} {format_ago(card.entered, today)}" if card.entered else STAGE_NAMES[card.stage]
    role = (TextSpan(f" · {card.role}", gives=True),) if card.role else ()
    yield Line((TextSpan(card.company, TextRole.STRONG, gives=True), *role), (TextSpan(since, TextRole.MUTED),))
    mark, text_role = sign(item.step)
    yield Line((TextSpan(card.line[:1].upper() + card.line[1:], text_role),), sign=TextSpan(mark, text_role))
    yield from (text_line(part) for part in fold(item.step.reason, min(cells, _WIDEST)))


def _events(item: TriageItem, today: date, cells: int) -> Iterator[Line]:
    """The last three things that happened, each in a line, the newest with the user's words."""
    events = item.detail.events[:_EVENTS]
    for event in reversed(events[1:]):
        yield event_lines(event, today, cells)[0]
    for event in events[:1]:
        yield from event_lines(event, today, cells)[:_NEWEST]


def _page_offer(key: str) -> Iterator[Line]:
    if key:
        text = " fills in your own page, and drafts need fewer blanks"
        yield Line((TextSpan(pad(key, _LABEL), TextRole.ACCENT), TextSpan(text.strip(), TextRole.MUTED)))


def _recipient(item: TriageItem, links: Links, cells: int) -> Iterator[Line]:
    """Person and channel, and why these; nothing where the step sends nothing."""
    if item.step.kind in SILENT_STEPS or item.is_deciding:
        return
    way, person = channel_phrase(item.channel), tuple(_person(item))
    if person:
        spans = [TextSpan(pad("To", _LABEL), TextRole.MUTED), *person, *([TextSpan(f", {way}")] if way else [])]
    else:
        spans = [TextSpan(pad("By", _LABEL), TextRole.MUTED), TextSpan(way.rpartition("through ")[2])]
    address = _address(item)
    if address:
        spans.append(TextSpan(f"  {address}", TextRole.MUTED))
    yield Line(tuple(spans), (TextSpan("c", TextRole.ACCENT), TextSpan(" changes", TextRole.MUTED)))
    for number, part in enumerate(fold(item.why, min(cells, _WIDEST) - _LABEL) if item.why else ()):
        label = TextSpan(pad("Why" if number == 0 else "", _LABEL), TextRole.MUTED)
        yield Line((label, TextSpan(part, TextRole.MUTED)))
    flags = [flag for flag, is_set in _flags(item) if is_set]
    if flags:
        yield Line((TextSpan(" " * _LABEL), TextSpan(" · ".join(flags), TextRole.DUE)))
    if links:
        dots = [
            span
            for name, link in links
            for span in (TextSpan(" · ", TextRole.MUTED), TextSpan(name, TextRole.ACCENT, link=link))
        ]
        yield Line((TextSpan(pad("Open", _LABEL), TextRole.MUTED), *dots[1:]))


def _person(item: TriageItem) -> Iterator[TextSpan]:
    if item.to is None:
        if item.channel is not Channel.PORTAL:
            yield TextSpan("nobody in particular" if item.recipient_id == NOBODY else "nobody known yet")
        return
    yield TextSpan(item.to.name, TextRole.STRONG)
    if item.to.kind is not PersonKind.OTHER:
        yield TextSpan(f", {person_kind_name(item.to.kind)}")


def _address(item: TriageItem) -> str:
    if item.to is None or item.script:
        return ""
    addresses = {Channel.PHONE: item.to.phone, Channel.EMAIL: item.to.email}
    return addresses.get(item.channel or Channel.EMAIL, item.to.profile) or (
        "no address known" if item.channel in addresses else ""
    )


def _flags(item: TriageItem) -> Iterable[tuple[str, bool]]:
    if item.to is None:
        return
    yield "asked not to be contacted", item.to.do_not_contact
    yield "asked for no calls", item.to.no_calls and item.channel is Channel.PHONE


def _content(item: TriageItem, today: date, cells: int, wait: int) -> Iterator[Line]:
    if item.is_deciding:
        yield from _decision(cells, wait)
    elif item.script:
        yield from _call_script(item.script, min(cells, _WIDEST), cells)
    elif item.step.kind in SILENT_STEPS:
        yield from _booked_interview(item, today, cells)
    elif item.draft:
        if item.is_offer:
            yield _offer_answers()
        yield from _draft(item.draft, cells)


def _decision(cells: int, wait: int) -> Iterator[Line]:
    yield _rule("What now?", cells)
    for number, way in enumerate(
        ("Another door: somebody else there", f"Wait {wait} more days", "Close as no reply"), 1
    ):
        yield Line((TextSpan(f"{number}  ", TextRole.ACCENT), TextSpan(way)))


def _offer_answers() -> Line:
    """The other answers to an offer, by their keys."""
    spans = [TextSpan(pad("Or", _LABEL), TextRole.MUTED)]
    for number, answer in enumerate(OFFER_ANSWERS.values(), 1):
        spans += [TextSpan(str(number), TextRole.ACCENT), TextSpan(f" {answer}  ")]
    return Line(tuple(spans))


def _booked_interview(item: TriageItem, today: date, cells: int) -> Iterator[Line]:
    booked = [each for each in item.detail.interviews if each.state is InterviewState.BOOKED and each.day >= today]
    for each in booked[:1]:
        yield _rule("Interview", cells)
        yield from (text_line(part) for part in fold(_describe_interview(each, today), cells))
    if item.step.kind is StepKind.INTERVIEW:
        yield _rule("Before leaving", cells)
        yield from (text_line(f"• {each}") for each in BEFORE_LEAVING)


def _describe_interview(interview: InterviewView, today: date) -> str:
    when = format_full(DayTime(interview.day, interview.time), today)
    people = f"with {', '.join(interview.people)}" if interview.people else ""
    return " · ".join(part for part in (when, people, interview.round, interview.where) if part)


def _call_script(script: CallScript, cells: int, whole: int) -> Iterator[Line]:
    yield _rule(
        "Call",
        whole,
        (TextSpan(script.number or "no number known", TextRole.STRONG if script.number else TextRole.DUE),),
    )
    yield from _labelled("Say", script.opening, cells)
    yield from _labelled("Goal", script.goal, cells)
    for number, way in enumerate(script.ways, 1):
        yield Line(
            (TextSpan(pad(str(number), _LABEL), TextRole.ACCENT), TextSpan(way.hear, TextRole.STRONG)),
            (TextSpan(_RESULT_LABELS[way.log], TextRole.MUTED),),
        )
        yield from _labelled("", way.say, cells)
        yield from _labelled("Ask", way.ask, cells)
    yield Line(
        (TextSpan(pad("Enter", _LABEL), TextRole.ACCENT), TextSpan("Nobody there", TextRole.STRONG)),
        (TextSpan("→ called", TextRole.MUTED),),
    )
    yield from _labelled("", script.nobody, cells)
    yield from _labelled("", script.manner, cells)


def _labelled(label: str, text: str, cells: int) -> Iterator[Line]:
    for number, spans in enumerate(_highlight_blanks(fold(text, cells - _LABEL))):
        yield Line((TextSpan(pad(label if number == 0 else "", _LABEL), TextRole.MUTED), *spans))


def _draft(draft: DraftView, cells: int) -> Iterator[Line]:
    count = len(draft.blanks)
    blanks = f"{count_noun(count, 'blank')} to fill" if count else ""
    copied = "copied, not logged yet" if draft.copied else ""
    right = [
        TextSpan(text, text_role) for text, text_role in ((copied, TextRole.ACCENT), (blanks, TextRole.DUE)) if text
    ]
    yield _rule("Your words" if draft.is_edited else "Draft", cells, tuple(right))
    if draft.warning:
        yield text_line(draft.warning, TextRole.DUE)
    if draft.subject:
        (first, *rest) = _highlight_blanks(fold(draft.subject, min(cells, _WIDEST) - len("Subject: ")))
        yield Line((TextSpan("Subject: ", TextRole.MUTED), *first))
        yield from (Line((TextSpan(" " * len("Subject: ")), *spans)) for spans in rest)
        yield BLANK
    yield from (Line(spans) for spans in _highlight_blanks(fold(draft.body, min(cells, _WIDEST))))


def _highlight_blanks(lines: Iterable[str]) -> Iterator[tuple[TextSpan, ...]]:
    """The lines with what stands in brackets in the colour of what is to be done, over line ends too."""
    inside = False
    for line in lines:
        spans = []
        for part in re.split(r"(?=\[)|(?<=\])", line):
            inside = inside or part.startswith("[")
            spans.append(TextSpan(part, TextRole.DUE if inside else TextRole.PLAIN))
            inside = inside and not part.endswith("]")
        yield tuple(spans)


def _rule(title: str, cells: int, right: tuple[TextSpan, ...] = ()) -> Line:
    spans = [
        span for number, each in enumerate(right) for span in (TextSpan(" · " if number else " ", TextRole.MUTED), each)
    ]
    rule = "─" * max(0, cells - width(title) - 1 - sum(width(span.text) for span in spans))
    return Line((TextSpan(title, TextRole.STRONG), TextSpan(f" {rule}", TextRole.RULE), *spans))
