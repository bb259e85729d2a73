"""Which language a posting or a mail is written in, told by its small words; no guess where they are mixed or few."""

import re
from collections import Counter

from jobboard.followup.enums import Language

_SMALL_WORDS = {
    Language.ENGLISH: "the and with you your our will are this that have from of",
    Language.GERMAN: "und der das mit für wir sie ihre ihnen eine einen nicht auf ist werden bei zur zum oder sowie",
    Language.FRENCH: "les des et vous nous pour dans est une avec votre notre vos nos sur aux cette sont",
    Language.SPANISH: "el los las y con del una nuestro nuestra para por su es más está como tu tus",
    "Scandinavian": "og på av til som vi med det jeg och att är för af ikke inte den",
    "Dutch": "het een van voor met wij jouw zijn onze naar je ons bij",
    "Italian": "il che di gli per nostro della sono nel con una le tuo",
    "Portuguese": "uma com os do da não você ou em nossa para que um",
}
"""Of languages without letters too, so that they are not taken for one of the four."""
_READ = 8000
"""Characters that are looked at."""
_LEAST_WORDS, _LEAST_HITS, _LEAST_SHARE, _CLEARLY = 25, 6, 0.1, 2.5
"""So many words, so many of them small ones, so large a share, and so many times as many as of the next language."""


def detect_language(text: str) -> Language | None:
    """The language of the text, None where that is not certain, or it is none there are letters in."""
    words = re.findall(r"[^\W\d_]+", text[:_READ].casefold())
    counts = Counter(words)
    hits = sorted(
        ((sum(counts[word] for word in small.split()), name) for name, small in _SMALL_WORDS.items()), reverse=True
    )
    (most, name), (second, _) = hits[:2]
    is_certain = most >= _LEAST_HITS and most >= _LEAST_SHARE * len(words) and most >= _CLEARLY * second
    return Language(name) if len(words) >= _LEAST_WORDS and is_certain and name in list(Language) else None
