"""Messages offered at the right moment: to whoever opened the door, and to the others when an offer came."""

from jobboard.followup.enums import TouchKind
from jobboard.store.actions.exchange import touch
from jobboard.store.queries.messages import Message, of_offer, to_referrer
from jobboard.tui.card.asking import Asking
from jobboard.tui.card.context import Desk
from jobboard.tui.prompt.question import Choice, Question


async def tell_referrer(asking: Asking, card_id: int) -> None:
    """Offer the message that tells whoever opened the door how it goes on."""
    message = None if asking.left else _to_referrer(asking.desk, card_id)
    if message:
        await _offer(asking, message, f"{message.to} opened this door. Tell them how it goes on?", TouchKind.OTHER)


async def tell_others(asking: Asking) -> None:
    """Offer, one by one, the messages to the employers who are interviewing the user and know nothing of the offer."""
    wording = asking.desk.wording
    if asking.left or asking.desk.copy is None:
        return
    for message in of_offer(asking.desk.store, wording.overrides, wording.me):
        whom = f"{message.to} at {message.company}" if message.to else message.company
        await _offer(asking, message, f"Tell {whom} that you have an offer?", TouchKind.FOLLOW_UP)


def _to_referrer(desk: Desk, card_id: int) -> Message | None:
    return to_referrer(desk.store, card_id, desk.wording.overrides, desk.wording.me) if desk.copy else None


async def _offer(asking: Asking, message: Message, text: str, kind: TouchKind) -> None:
    """Copy the message if it is wanted, and log it once it was sent."""
    assert asking.desk.copy
    wanted = await asking.ask(Question(text, (Choice("y", "copy the message"), Choice("n", "not now"))))
    if wanted.key != "y":
        return
    known = asking.desk.copy(message.draft.text)
    blanks = f", to fill: {', '.join(message.draft.blanks)}" if message.draft.blanks else ""
    choices = (Choice("y", "yes, log it"), Choice("n", "not yet"))
    sent = await asking.ask(Question(f"Was it sent? ({known}{blanks})", choices))
    if sent.key == "y":
        await asking.save(touch, message.card_id, kind, None, message.to_id)
