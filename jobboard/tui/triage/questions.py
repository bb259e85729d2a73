"""What triage asks: whom else and how, which way a call or a decision went, until when, and whether it was sent."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace

from jobboard.followup.display_names import CHANNEL_NAMES
from jobboard.followup.enums import Channel
from jobboard.followup.messages.call_script import CallResult
from jobboard.followup.messages.drafts import OfferAnswer
from jobboard.followup.recipient_reasons import OtherWay
from jobboard.store.actions import stages
from jobboard.store.actions.complete_step import DecisionOption as Decision
from jobboard.store.actions.complete_step import complete_step, log_call
from jobboard.store.actions.contacts import add_contact, parse_contact
from jobboard.store.edit_conflict import StepRef
from jobboard.store.queries.other_ways import ways_of
from jobboard.store.views import NOBODY, Changes
from jobboard.tui.card.change_stage import ask_until
from jobboard.tui.card.context import NAME_HINT, ActionContext, describe_person, find_person
from jobboard.tui.card.log_touch import CHANNELS
from jobboard.tui.prompt.question import Choice, Question
from jobboard.tui.system.open_link import mailto, open_link, web_page
from jobboard.tui.triage.item import TriageItem
from jobboard.tui.triage.lines import OFFER_ANSWERS, Links

_SOMEBODY, _NOBODY, _ACQUAINTANCE = "n", "0", "k"
_LINK_KEYS = {"mail": "m", "posting": "p", "profile": "l"}
_PROMISED = "What happens next, and by when?"


@dataclass(frozen=True, slots=True)
class RecipientOverride:
    """Another person (NOBODY for nobody in particular) or another channel; `added` is what a new person changed."""

    recipient_id: int | None = None
    channel: Channel | None = None
    answer: OfferAnswer | None = None
    """Another answer to an offer."""
    through: bool = False
    """Whether the person may know somebody there."""
    added: Changes | None = None


async def ask_recipient(context: ActionContext, item: TriageItem) -> RecipientOverride | None:
    """Another way by its letter, those worth trying first, with what is known or missing; or a person by a digit."""
    people = item.detail.contacts[:9]
    digits = [Choice(str(number), person.name) for number, person in enumerate(people, 1)]
    ways = ways_of(context.store, item.detail.card.id, item.to.id if item.to else None, item.channel)
    key = await context.ask_choice(
        "How, or to whom?",
        (*_way_choices(ways), *digits, Choice(_SOMEBODY, "somebody new"), Choice(_NOBODY, "nobody")),
        enter=False,
    )
    if key is None:
        return None
    if key == _ACQUAINTANCE:
        known = next((way.note for way in ways if way.channel is None and way.is_open), "")
        found = await ask_somebody(context, item, "Who knows somebody there?", known.partition(",")[0])
        return replace(found, channel=Channel.EMAIL, through=True) if found else None
    if key in CHANNELS:
        return RecipientOverride(channel=CHANNELS[key])
    if key == _SOMEBODY:
        return await ask_somebody(context, item, "To whom?")
    return RecipientOverride(NOBODY if key == _NOBODY else people[int(key) - 1].id)


def _way_choices(ways: tuple[OtherWay, ...]) -> Iterator[Choice]:
    """The ways in the order worth trying, then the channels that are left."""
    keys = {channel: key for key, channel in CHANNELS.items()}
    for way in ways:
        if way.channel is None:
            yield Choice(_ACQUAINTANCE, f"who knows somebody: {way.note}")
        else:
            yield Choice(keys[way.channel], f"{CHANNEL_NAMES[way.channel]}: {way.note}")
    named = {way.channel for way in ways}
    yield from (Choice(key, CHANNEL_NAMES[channel]) for key, channel in CHANNELS.items() if channel not in named)


async def ask_somebody(
    context: ActionContext, item: TriageItem, text: str, initial: str = ""
) -> RecipientOverride | None:
    """Somebody by name, who comes onto the card where they are not."""
    detail = item.detail
    typed = await context.ask(
        Question(text, placeholder=NAME_HINT, initial=initial, check=lambda name: describe_person(name, detail))
    )
    if typed is None or not typed.text:
        return None
    person = find_person(typed.text, detail)
    if person:
        return RecipientOverride(person.id)
    added = await context.save(add_contact, detail.card.id, parse_contact(typed.text))
    return RecipientOverride(context.card(detail.card.id).contacts[-1].id, added=added)


async def follow_way(context: ActionContext, item: TriageItem, number: int) -> Changes | RecipientOverride | None:
    """The way, from 1, that a call or a decision goes; None where the user left, or there are no ways."""
    card_id, step = item.detail.card.id, StepRef.of(item.step)
    if item.script:
        call_result, to = item.script.ways[number - 1].log, item.to.id if item.to else None
        promised = None
        if call_result is CallResult.PROMISE:
            promised = await context.ask_optional_day(_PROMISED, "fri, a week, thu 15:00 (Esc: not said)")
        return await context.save(log_call, card_id, step, call_result, to, promised)
    if item.is_offer:
        return RecipientOverride(answer=list(OFFER_ANSWERS)[number - 1])
    if not item.is_deciding:
        return None
    if number == 1:
        return await ask_somebody(context, item, "Who else is there?")
    return await context.save(complete_step, card_id, step, choice=Decision.WAIT if number == 2 else Decision.CLOSE)


async def snooze(context: ActionContext, item: TriageItem) -> Changes | None:
    """Put the step off: a short while needs no reason."""
    until = await ask_until(context, f"Snooze {item.detail.card.company}")
    return await context.save(stages.snooze_card, item.detail.card.id, until) if until else None


async def ask_sent(context: ActionContext, item: TriageItem) -> bool | None:
    """Whether the words were sent; None where the user stays with them."""
    company = item.detail.card.company
    key = await context.ask_choice(f"{company}: was it sent?", (Choice("y", "yes, log it"), Choice("n", "not yet")))
    return None if key is None else key == "y"


def links_of(item: TriageItem) -> Links:
    """What can be opened: the mail with its words, the posting, the person's profile."""
    draft, to = item.draft, item.to
    mail = mailto(to.email, draft.subject, draft.body) if to and to.email and draft and not item.script else ""
    profile = web_page(to.profile) if to else ""
    links = (("mail", mail), ("posting", web_page(item.detail.url)), ("profile", profile))
    return tuple((name, link) for name, link in links if link)


async def choose_link(context: ActionContext, links: Links) -> str:
    """The name of the only link, or of the one that is chosen; empty where the user left."""
    if len(links) == 1:
        return links[0][0]
    keys = {_LINK_KEYS[name]: name for name, _ in links}
    return keys.get(
        await context.ask_choice("Open", tuple(Choice(key, f"the {name}") for key, name in keys.items())) or "", ""
    )


async def open_named(links: Links, name: str) -> bool:
    """Open the link of that name; whether that seems to have gone well."""
    return await open_link(dict(links)[name], os.environ)
