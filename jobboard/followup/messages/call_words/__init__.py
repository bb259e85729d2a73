"""What is said on the phone, in each language."""

from functools import cache
from importlib import import_module

from jobboard.followup.enums import Language
from jobboard.followup.messages.call_words.model import CallWords

_MODULES = {
    Language.ENGLISH: "english",
    Language.GERMAN: "german",
    Language.FRENCH: "french",
    Language.SPANISH: "spanish",
}


@cache
def call_words_in(language: Language) -> CallWords:
    """The words of a language; each is read when the first call in it is prepared."""
    words: CallWords = import_module(f"{__name__}.{_MODULES[language]}").CALL
    return words
