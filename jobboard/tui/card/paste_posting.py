"""What is pasted onto the board: a link to a posting, its text, or the name of a saved page, each to begin a card."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from textual.message import Message

from jobboard.errors import InvalidInputError, JobboardError
from jobboard.store.queries.cards import known_posting
from jobboard.store.views import Changes
from jobboard.tui.base_screen import BaseScreen
from jobboard.tui.card.actions import add_card
from jobboard.tui.card.context import ActionContext
from jobboard.tui.prompt.question import Choice, Question
from jobboard.tui.system.background import run_in_thread

if TYPE_CHECKING:
    from jobboard.transfer.posting.models import Posting

_LEAST_TEXT = 60
"""Characters from which a line that is no link may be a posting's text."""
_PAGES = (".html", ".htm", ".mhtml", ".mht", ".txt")
_READ, _LINK_ALONE = Choice("y", "read it"), Choice("n", "only keep the link")


@dataclass
class PostingRead(Message):
    """A posting was fetched; where that failed, it is its link alone and `error` says why."""

    posting: "Posting"
    error: JobboardError | None = None


@dataclass
class DuplicatePasted(Message):
    """A link was pasted that a card on the board has already."""

    card_id: int


class PostingPaste:
    """Nothing is fetched without a yes, and nothing saved but by the form that opens."""

    def __init__(self, screen: BaseScreen[None], context: ActionContext) -> None:
        self._screen = screen
        self._context = context
        self._store = context.store
        self._ready: Posting | None = None
        """A posting that was read while the user had gone on to something else."""
        self.is_undisturbed = True
        """Whether the user is still waiting for the posting, so that it may take the keys."""

    def take_ready(self) -> "Posting | None":
        """The posting that was read meanwhile, once."""
        ready, self._ready = self._ready, None
        return ready

    async def paste(self, text: str) -> Changes | None:
        """Begin a card from what was pasted; InvalidInputError where that is nothing to begin one from."""
        from jobboard.transfer.posting import read_posting

        pasted = text.strip()
        if read_posting.is_link(pasted):
            return await self._paste_link(read_posting.without_tracking(pasted))
        today = self._store.today()
        if path := _saved_page(pasted):
            posting = await run_in_thread(partial(read_posting.read_file, path, today))
        elif len(pasted) < _LEAST_TEXT and "\n" not in pasted:
            raise InvalidInputError("a link to a posting, or its text, begins a card when it is pasted here")
        else:
            posting = read_posting.read_text(pasted, today)
        return await self.open(posting)

    async def open(self, posting: "Posting") -> Changes | None:
        """Open the form on a posting."""
        return await add_card(self._context, posting=posting)

    def keep(self, event: PostingRead) -> str:
        """Keep what was read for the key that adds a card; returns the message that says so."""
        self._ready = event.posting
        key = self._screen.registry.key("add")
        if event.error:
            return f"{event.error} · {key} adds it by its link alone"
        return f"{event.posting.company or 'The posting'} is read: {key} opens it as a card"

    async def _paste_link(self, url: str) -> Changes | None:
        from jobboard.transfer.posting.fetch import host_of
        from jobboard.transfer.posting.models import Posting

        if duplicate := known_posting(self._store, "", "", url):
            self._screen.post_message(DuplicatePasted(duplicate[0].id))
            raise InvalidInputError(f"{duplicate[0].company} is on the board already, by the same link")
        host = host_of(url)
        answer = await self._context.ask(Question(f"Read the posting from {host}?", (_READ, _LINK_ALONE)))
        if answer is None:
            return None
        if answer.key == _LINK_ALONE.key:
            return await self.open(Posting(url=url))
        self.is_undisturbed = True
        self._screen.show_message(f"Reading the posting from {host} …")
        self._screen.run_worker(self._fetch(url), group="posting", exclusive=True)
        return None

    async def _fetch(self, url: str) -> None:
        from jobboard.transfer.posting.models import Posting
        from jobboard.transfer.posting.read_posting import read_link

        try:
            posting = await run_in_thread(partial(read_link, url, self._store.today()))
            self._screen.post_message(PostingRead(posting))
        except JobboardError as error:
            self._screen.post_message(PostingRead(Posting(url=url), error))


def _saved_page(text: str) -> Path | None:
    """The file that a name pasted by a file manager leads to, if it is a page or a text."""
    if text.startswith("file://"):
        text = unquote(text.removeprefix("file://"))
    name = text.strip("'\"").replace("\\ ", " ")
    if "\n" in name or not name.lower().endswith(_PAGES):
        return None
    try:
        path = Path(name).expanduser()
        return path if path.is_file() else None
    except (OSError, RuntimeError, ValueError):
        return None
