"""What is pasted onto the board: a link to a posting, its text, or the name of a saved page, each to begin a card."""

from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from textual.screen import Screen

from jobboard.errors import InvalidInputError, JobboardError
from jobboard.store.queries.cards import known_posting
from jobboard.store.store import Store
from jobboard.store.views import Changes
from jobboard.tui.card.actions import CardActions
from jobboard.tui.prompt.question import Ask, Choice, Question
from jobboard.tui.system.background import run_in_thread

if TYPE_CHECKING:
    from jobboard.transfer.posting.models import Posting

_LEAST_TEXT = 60
"""Characters from which a line that is no link may be a posting's text."""
_PAGES = (".html", ".htm", ".mhtml", ".mht", ".txt")
_READ, _LINK_ALONE = Choice("y", "read it"), Choice("n", "only keep the link")


class PostingPaste:
    """Nothing is fetched without a yes, and nothing saved but by the form that opens.

    `begin` runs a talk as a key would, `say` says a line, `go_to` shows a card; `add_key` is the key that adds one.
    """

    def __init__(
        self,
        screen: Screen[None],
        store: Store,
        cards: CardActions,
        ask: Ask,
        begin: Callable[[Callable[[], Awaitable[Changes | None]]], bool],
        say: Callable[..., None],
        go_to: Callable[[int], None],
        add_key: str,
    ) -> None:
        self._screen = screen
        self._store = store
        self._cards = cards
        self._ask = ask
        self._begin = begin
        self._say = say
        self._go_to = go_to
        self._add_key = add_key
        self._ready: Posting | None = None
        """A posting that was read while the user had gone on to something else."""
        self._undisturbed = True

    def touched(self) -> None:
        """The user went on: a posting that comes now must not take the keys."""
        self._undisturbed = False

    async def add(self) -> Changes | None:
        """Add a card, from the posting that was read meanwhile if there is one."""
        ready, self._ready = self._ready, None
        return await self._cards.add(posting=ready)

    async def paste(self, text: str) -> Changes | None:
        """Begin a card from what was pasted; InvalidInputError where that is nothing to begin one from."""
        from jobboard.transfer.posting import read_posting

        pasted = text.strip()
        if read_posting.is_link(pasted):
            return await self._link(read_posting.without_tracking(pasted))
        if path := _saved_page(pasted):
            return await self._open(await run_in_thread(partial(read_posting.read_file, path, self._store.today())))
        if len(pasted) < _LEAST_TEXT and "\n" not in pasted:
            raise InvalidInputError("a link to a posting, or its text, begins a card when it is pasted here")
        return await self._open(read_posting.read_text(pasted, self._store.today()))

    async def _link(self, url: str) -> Changes | None:
        from jobboard.transfer.posting.fetch import host_of
        from jobboard.transfer.posting.models import Posting

        if known := known_posting(self._store, "", "", url):
            self._go_to(known[0].id)
            raise InvalidInputError(f"{known[0].company} is on the board already, by the same link")
        host = host_of(url)
        answer = await self._ask(Question(f"Read the posting from {host}?", (_READ, _LINK_ALONE)))
        if answer is None:
            return None
        if answer.key == _LINK_ALONE.key:
            return await self._open(Posting(url=url))
        self._undisturbed = True
        self._say(f"Reading the posting from {host} …")
        self._screen.run_worker(self._fetch(url), group="posting", exclusive=True)
        return None

    async def _fetch(self, url: str) -> None:
        """Open the form once the posting is read, or, where the user is at something else, say that it is there."""
        from jobboard.transfer.posting.models import Posting
        from jobboard.transfer.posting.read_posting import read_link

        try:
            posting = await run_in_thread(partial(read_link, url, self._store.today()))
        except JobboardError as error:
            self._ready = Posting(url=url)
            self._say(f"{error} · {self._add_key} adds it by its link alone", trouble=True)
            return
        if not (self._undisturbed and self._begin(partial(self._open, posting))):
            self._ready = posting
            self._say(f"{posting.company or 'The posting'} is read: {self._add_key} opens it as a card")

    async def _open(self, posting: "Posting") -> Changes | None:
        return await self._cards.add(posting=posting)


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
