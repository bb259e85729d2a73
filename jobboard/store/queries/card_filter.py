"""Which cards a filter shows: those in which all its words occur, closed ones only where they are asked for."""

from typing import NamedTuple

from peewee import Column, fn

from jobboard.store.models import Card
from jobboard.store.prepared_queries import Placeholder, Query
from jobboard.store.search_text import search_words

_SHOWN = Column(Card._meta.table, "shown")
"""Closed cards leave the board, accepted ones apart; SQLite itself keeps this column, which no model writes."""


class FilterShape(NamedTuple):
    """What a query is built for: how many words there are, and whether closed cards are shown too."""

    words: int
    closed: bool

    def narrow(self, cards: Query) -> Query:
        """Those of the cards that the filter shows; the words themselves are given when the query runs."""
        if not self.closed:
            cards = cards.where(_SHOWN == True)  # noqa: E712 # a column
        for number in range(self.words):
            cards = cards.where(fn.instr(Card.search, Placeholder(_name(number))) > 0)
        return cards


class CardFilter(NamedTuple):
    """A filter: what its queries are built for, and what they are run with."""

    shape: FilterShape
    values: dict[str, str]

    @classmethod
    def of(cls, text: str = "", closed: bool = False) -> "CardFilter":
        """The filter that the user typed."""
        words = search_words(text)
        values = {_name(number): word for number, word in enumerate(words)}
        return cls(FilterShape(len(words), closed), values)


ALL = CardFilter.of(closed=True)
"""Every card."""

SHAPES = 32
"""How many shapes of a filter, which are few, a query is built for and kept."""


def _name(number: int) -> str:
    return f"word{number}"
