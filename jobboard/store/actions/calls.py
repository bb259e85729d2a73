"""How a phone call ended: the follow-up, and what it brought, as one action."""

from jobboard.dates.natural import When, say_when
from jobboard.errors import WordsError
from jobboard.followup.answers import ANSWERS
from jobboard.followup.enums import Channel, ReplyKind, Stage
from jobboard.followup.messages.call_script import CallLog
from jobboard.followup.step import NoStep
from jobboard.store.actions._common import card_of, step_of
from jobboard.store.actions.exchange import Who, write_promise, write_reply, write_touch
from jobboard.store.actions.stages import enter
from jobboard.store.store import Store
from jobboard.store.views import Changes


def log_call(store: Store, card_id: int, ended: CallLog, to: Who = None, promised: When | None = None) -> Changes:
    """Log that the card's step was done by phone just now and what they said: to send something, no, or wait.

    What they want to be sent is an open reply, so that it is the next step. WordsError where the card has no step
    that sends something.
    """
    with store.transaction() as action:
        card = card_of(store, card_id)
        step = step_of(store, card_id)
        if isinstance(step, NoStep) or step.kind not in ANSWERS:
            raise WordsError(f"{card.company} has no step to call about")
        person = write_touch(store, card_id, ANSWERS[step.kind], Channel.PHONE, to, None, "")
        kind = ReplyKind.QUESTION if ended is CallLog.RESEND else ReplyKind.WORD
        write_reply(store, card_id, kind, Channel.PHONE, person, None, "")
        if promised:
            write_promise(store, card_id, promised, person, None)
        if ended is CallLog.REJECTION:
            enter(store, card_id, Stage.REJECTED, None)
        action.says(f"called {card.company}: {_came(store, ended, promised)}", card_id)
    return action.changes


def _came(store: Store, ended: CallLog, promised: When | None) -> str:
    match ended:
        case CallLog.RESEND:
            return "something to send them"
        case CallLog.REJECTION:
            return "a rejection"
    return f"they come back {say_when(promised, store.today())}" if promised else "it goes on"
