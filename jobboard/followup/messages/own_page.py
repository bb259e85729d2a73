"""The user's own page: who writes, what they are proud of, when they can talk; drafts are filled from it."""

import re
from typing import NamedTuple

from jobboard.errors import InvalidInputError
from jobboard.followup.enums import Language

RESULTS = ("result_1", "result_2", "result_3", "result_4", "result_5")
"""The fields for results to be proud of."""

LANGUAGE_NAMES = {
    Language.ENGLISH: "English",
    Language.GERMAN: "German",
    Language.FRENCH: "French",
    Language.SPANISH: "Spanish",
}

_OWN_NAMES = {"deutsch": Language.GERMAN, "français": Language.FRENCH, "español": Language.SPANISH}
_MOST_TAGS = 60
"""Characters of the words before a result's colon; what is longer is the result itself."""


class OwnPage(NamedTuple):
    """The fields of the page, each empty until the user fills it.

    A result may begin with the words it fits and a colon: "python, databases: I cut the import from 6 h to 40 min".
    """

    name: str = ""
    phone: str = ""
    email: str = ""
    links: str = ""
    town: str = ""
    language: str = ""
    pitch: str = ""
    result_1: str = ""
    result_2: str = ""
    result_3: str = ""
    result_4: str = ""
    result_5: str = ""
    free: str = ""
    references: str = ""

    def as_texts(self) -> dict[str, str]:
        """Each field's text by its name."""
        return self._asdict()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was filled in."""
        return not any(self)

    def result_for(self, words: str) -> str:
        """The result that most of its words fit among these of a card; without a match the first, "" without any."""
        known = set(_words(words))
        results = [_result(text) for name in RESULTS if (text := getattr(self, name))]
        best = max(results, key=lambda result: len(known.intersection(_words(result[0]))), default=("", ""))
        return best[1]


EMPTY_PAGE = OwnPage()
"""The page before anything is filled in."""


class _PageField(NamedTuple):
    label: str
    sentence: str
    hint: str = ""


PAGE_FIELDS = {
    "name": _PageField("Name", "the name under what you write", "Ada Byron"),
    "phone": _PageField("Phone", "your number, for call sheets", "+47 555 0100"),
    "email": _PageField("Email", "your address, for answering machines", "ada@mail.example"),
    "links": _PageField("Links", "where your work can be seen", "https://ada.example"),
    "town": _PageField("Town", "where you live: jobs there can be visited", "Oslo"),
    "language": _PageField("Language", "the language of letters where a card has none: en, de, fr or es", "en"),
    "pitch": _PageField("Pitch", "yourself in two sentences, as you say it on the phone", "I build … I have …"),
    **{
        name: _PageField(
            f"Result {number}",
            "something to be proud of, as a sentence; before a colon the words it fits",
            "python, data: I cut the nightly import from six hours to one" if number == 1 else "",
        )
        for number, name in enumerate(RESULTS, 1)
    },
    "free": _PageField("Free", "when there is time to talk, as a letter says it", "on weekdays after four"),
    "references": _PageField("References", "who has seen your work and may be asked", "Mona Dahl, my last lead"),
}
"""Every field, in order, with its label, what it is for and an example."""


def page_field(name: str) -> str | None:
    """The field that is meant by a name as it is typed: "result-2", "Result 2"; None for no field."""
    key = name.strip().lower().replace("-", "_").replace(" ", "_")
    return key if key in PAGE_FIELDS else None


def page_text(field: str, text: str) -> str:
    """The text as the field keeps it; InvalidInputError where it does not fit. "-" empties a field."""
    text = " ".join(text.split())
    if text == "-":
        return ""
    if field == "language" and text:
        return parse_language(text)
    if field == "email" and text and not re.fullmatch(r"[^\s@]+@[^\s@]+", text):
        raise InvalidInputError(f"{text!r} is no address", "write it like ada@mail.example")
    if field == "phone" and text and sum(letter.isdigit() for letter in text) < 3:
        raise InvalidInputError(f"{text!r} is no number", "write it like +47 555 0100")
    return text


def parse_language(text: str) -> Language:
    """The language of a word for it: "de", "German", "deutsch"; InvalidInputError for one there are no letters in."""
    word = text.strip().casefold()
    names = {name.casefold(): language for language, name in LANGUAGE_NAMES.items()} | _OWN_NAMES
    if word in list(Language):
        return Language(word)
    if word in names:
        return names[word]
    raise InvalidInputError(f"there are no letters in {text!r}", "choose en, de, fr or es")


def known_language(code: str) -> Language | None:
    """The language of a stored code; None for none, and for one there are no letters in."""
    return Language(code) if code in list(Language) else None


def language_name(code: str) -> str:
    """What a stored code is called: "de" -> "German"; a code that is not known stays as it is."""
    known = known_language(code)
    return LANGUAGE_NAMES[known] if known else code


def _result(text: str) -> tuple[str, str]:
    """The words a result fits, and the result."""
    tags, colon, result = text.partition(":")
    return (tags, result.strip()) if colon and result.strip() and len(tags) <= _MOST_TAGS else ("", text)


def _words(text: str) -> list[str]:
    return re.findall(r"[\w+#]+(?:\.\w+)*", text.casefold())
