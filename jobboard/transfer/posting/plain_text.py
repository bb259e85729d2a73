"""A posting as pasted text: its labelled lines are facts, the rest is guessed and marked so."""

import re
from datetime import date

from jobboard.text import clean
from jobboard.transfer.posting.models import Posting
from jobboard.transfer.posting.page_title import from_address, from_title
from jobboard.transfer.posting.schema_org import read_day, remote_in

_LABELS = {
    "company": "company|employer|organi[sz]ation|hiring company|unternehmen"
    "|arbeitgeber|firma|entreprise|empresa|virksomhed",
    "role": "role|position|job title|title|stelle|position|stellenbezeichnung|poste|puesto|cargo|stilling",
    "location": "location|place|office|standort|arbeitsort|ort|einsatzort|lieu|ubicación|lokation|sted",
    "salary": "salary|salary range|pay|pay range|compensation|gehalt|vergütung|lohn|salaire|salario|løn|lønn",
    "closes": "closing date|deadline|application deadline|apply by|closes|applications close|bewerbungsfrist"
    "|bewerbungsschluss|date limite|fecha límite|ansøgningsfrist|søknadsfrist",
    "remote": "remote|work model|workplace|workplace type|arbeitsmodell|homeoffice|télétravail",
}  # fmt: skip
_LABELLED = {
    name: re.compile(
        rf"^[\W_]{{0,4}}(?:{words})\s{{0,2}}(?::|\n|\s[–-]\s)\s{{0,3}}(\S[^\n]{{0,150}})$", re.IGNORECASE | re.MULTILINE
    )
    for name, words in _LABELS.items()
}
_MONEY = r"(?:[€$£¥]|EUR|USD|GBP|NOK|DKK|SEK|CHF|CAD|AUD|PLN|INR|kr)"
_SUM = r"\d[\d.,\s’']{0,11}\d?\s?k?"
_SALARY = re.compile(
    rf"{_MONEY}\s?{_SUM}(?:\s?(?:-|–|—|to|bis)\s?{_MONEY}?\s?{_SUM})?(?:\s?{_MONEY})?"
    rf"|{_SUM}\s?(?:-|–|—|to|bis)\s?{_SUM}\s?{_MONEY}(?!\w)",
    re.IGNORECASE,
)
_LINK = re.compile(r"https?://[^\s<>\"']{4,2000}")
_ABOUT = re.compile(
    r"^(?:About|Über|Who is|Who we are at|Life at|À propos de) (?!the\b|you\b|us\b|uns\b|die\b|dich\b|our\b|this\b)"
    r"(?P<company>[A-ZÆØÅÄÖÜ][^\n.:!?]{1,50})$"
    r"|^(?:At|Bei|Chez|Hos) (?P<at>[A-ZÆØÅÄÖÜ][\w&.\- ]{1,40}?),? (?:we|our|du|wir|sind|nous|vi)\b",
    re.MULTILINE,
)
_LONGEST_LINE = 90
_LONGEST_READ = 100_000
"""Characters in which facts are looked for."""


def labelled_lines(text: str, today: date) -> Posting:
    """What lines such as "Location: Oslo" and "Bewerbungsfrist: 1.12.2026" say; a sum of money counts anywhere."""
    text = text[:_LONGEST_READ]
    values = {name: clean(match[1]) for name, pattern in _LABELLED.items() if (match := pattern.search(text))}
    closes, unread_day = read_day(values.get("closes", ""), today)
    salary = values.get("salary", "")
    if not any(letter.isdigit() for letter in salary):
        match = _SALARY.search(text)
        salary = clean(match[0]) if match and len(match[0]) > 5 else ""
    remote = values.get("remote", "")
    return Posting(
        company=values.get("company", ""),
        role=values.get("role", ""),
        location=values.get("location", ""),
        salary=salary,
        remote=remote_in("remote" if remote.lower() in ("yes", "ja", "oui") else remote, values.get("location", "")),
        closes=closes,
        unread_closing_day=unread_day,
        closed_reason=f"it took applications until {closes}" if closes and closes < today else "",
        guessed_fields=() if values.get("salary") or not salary else ("salary",),
    )


def read_plain(text: str, today: date) -> Posting:
    """What a pasted text says: its labelled lines, its link, its first lines."""
    text = clean(text, lines=True)
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    link = _LINK.search(text)
    url = link[0].rstrip(").,;]") if link else ""
    posting = Posting(url=url, text=text).filled_from(labelled_lines(text, today))
    for line in lines[:3]:
        if len(line) <= _LONGEST_LINE and " - " not in line and not _LINK.match(line):
            posting = posting.filled_from(from_title(line, url))
    about = _ABOUT.search(text)
    firm = clean(about["company"] or about["at"]) if about else ""
    posting = posting.filled_from(Posting(company=firm, guessed_fields=("company",)) if firm else Posting())
    posting = posting.filled_from(_first_lines(lines, posting))
    return posting.filled_from(from_address(url)).filled_from(Posting(remote=remote_in(text[:2000])))


def _first_lines(lines: list[str], posting: Posting) -> Posting:
    """As job boards copy out: the role, then the company, then the place; a sentence is none of them."""
    short = [line for line in lines[:4] if len(line) <= _LONGEST_LINE and line[-1] not in ".!?:" and "://" not in line]
    if posting.role or not short or short[0] != lines[0]:
        return Posting()
    role = short[0]
    if posting.company or len(short) < 2 or short[1] != lines[1]:
        return Posting(role=role, guessed_fields=("role",))
    company, _, place = (part.strip() for part in short[1].partition(" · "))
    place = place or (short[2] if len(short) > 2 and re.match(r"[^\d]{2,40}(?:,|\(|$)", short[2]) else "")
    guessed = ("role", "company", *(("location",) if place else ()))
    return Posting(company=company, role=role, location=place, guessed_fields=guessed)
