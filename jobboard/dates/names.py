"""The names of months and weekdays in the languages that trackers and mails are written in: the only table of them."""

MONTHS: dict[str, tuple[str, ...]] = {
    "en": ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
           "september sept sep", "october oct", "november nov", "december dec"),
    "de": ("januar jänner jan", "februar feber feb", "märz mär mrz", "april apr", "mai", "juni jun", "juli jul",
           "august aug", "september sept sep", "oktober okt", "november nov", "dezember dez"),
    "fr": ("janvier janv", "février févr fév", "mars", "avril avr", "mai", "juin", "juillet juil", "août aout",
           "septembre sept", "octobre oct", "novembre nov", "décembre déc"),
    "es": ("enero ene", "febrero feb", "marzo mar", "abril abr", "mayo", "junio jun", "julio jul", "agosto ago",
           "septiembre sept", "octubre oct", "noviembre nov", "diciembre dic"),
    "pt": ("janeiro jan", "fevereiro fev", "março mar", "abril abr", "maio", "junho jun", "julho jul", "agosto ago",
           "setembro set", "outubro out", "novembro nov", "dezembro dez"),
    "da": ("januar jan", "februar feb", "marts", "april apr", "maj", "juni jun", "juli jul", "august aug",
           "september sep", "oktober okt", "november nov", "december dec"),
}  # fmt: skip
"""By language the twelve months, each with its abbreviations behind it."""

WEEKDAYS: dict[str, tuple[str, ...]] = {
    "en": ("monday mon", "tuesday tues tue", "wednesday wed", "thursday thurs thur thu", "friday fri", "saturday sat",
           "sunday sun"),
    "de": ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"),
}  # fmt: skip
"""By language the weekdays from Monday on, each with its abbreviations behind it."""

GERMAN_WEEKDAY_ABBREVIATIONS = ("mo", "di", "mi", "do", "fr", "sa", "so")
"""Only for where nothing but a date is written: in a sentence some are words of their own."""

ENGLISH_MONTHS = tuple(names.split()[0] for names in MONTHS["en"])
ENGLISH_WEEKDAYS = tuple(names.split()[0] for names in WEEKDAYS["en"])


def month_numbers(*languages: str) -> dict[str, int]:
    """By each name of a month in these languages, short ones too, its number from 1."""
    return {name: number for language in languages for name, number in _numbered(MONTHS[language], 1)}


def weekday_numbers(*languages: str) -> dict[str, int]:
    """By each name of a weekday in these languages, short ones too, its number from Monday, which is 0."""
    return {name: number for language in languages for name, number in _numbered(WEEKDAYS[language], 0)}


def _numbered(table: tuple[str, ...], first: int) -> list[tuple[str, int]]:
    return [(name, number) for number, names in enumerate(table, first) for name in names.split()]
