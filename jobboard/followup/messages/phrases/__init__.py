"""What is filled into letters, in the words of each language: days, and sentences about what happened on a card."""

from functools import cache
from importlib import import_module

from jobboard.followup.enums import Language
from jobboard.followup.messages.phrases.model import Phrases

_MODULES = {
    Language.ENGLISH: "english",
    Language.GERMAN: "german",
    Language.FRENCH: "french",
    Language.SPANISH: "spanish",
}


@cache
def phrases_in(language: Language) -> Phrases:
    """The phrases of a language; each is read when the first letter in it is written."""
    phrases: Phrases = import_module(f"{__name__}.{_MODULES[language]}").PHRASES
    return phrases
