"""What a page's title, its address and its site say about a posting: less than its data, and nearly always there."""

import re
from urllib.parse import unquote, urlsplit

from jobboard.text import clean
from jobboard.transfer.posting.models import Posting
from jobboard.transfer.posting.schema_org import remote_in

_SITE = (
    r"(?:LinkedIn|Indeed(?:\.\w+)*|StepStone(?:\.\w+)?|Glassdoor|Xing|XING Jobs|Monster|Welcome to the Jungle|FINN\.no"
    r"|Greenhouse|Lever|Workable|Ashby|Wellfound|Otta|Jobindex|Arbeitsagentur|Infojobs|Seek|ZipRecruiter|Built In)"
)
_TAIL = re.compile(rf"\s*[|\-–—·]\s*(?P<site>{_SITE}|Jobs?|Careers?|Karriere|Stellenangebote?)\s*$", re.IGNORECASE)
_COMPANY = r"(?P<company>[^|]{1,100}?)"
_ROLE = r"(?P<role>[^|]{2,200})"
_OPENING = "(?:Job Application for |Stellenangebot:? )?"
_PLACE = r"(?P<place>[^|]{2,100})"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_COMPANY} (?:is )?hiring (?:an? )?{_ROLE} in {_PLACE}",
        rf"{_COMPANY} (?:is )?hiring (?:an? )?{_ROLE}",
        rf"{_COMPANY} (?:sucht|stellt ein:) {_ROLE} in {_PLACE}",
        rf"{_COMPANY} recrute (?:pour des postes de |une? )?(?P<role>[^|()]{{2,200}}) \((?P<place>[^()|]{{2,100}})\)",
        rf"{_COMPANY} busca (?:una? |personas para el cargo de )?{_ROLE} en {_PLACE}",
        rf"{_COMPANY} (?:ansætter|ansetter|søker|søger|söker) {_ROLE} i {_PLACE}",
        rf"{_OPENING}{_ROLE} (?:at|bei|chez|hos|@) {_COMPANY} in {_PLACE}",
        rf"{_OPENING}{_ROLE} (?:at|bei|chez|hos|@) {_COMPANY}",
    )
)
_LONGEST = 300
"""Characters of a title that are looked at."""
_HALVES = re.compile(r"(?P<first>[^|]{2,200}?)\s+[|\-–—]\s+(?P<second>[^|]{1,100})")
_ROLE_FIRST_SITES = ("indeed",)
_COMPANY_IN_PATH = ("jobs.lever.co", "boards.greenhouse.io", "job-boards.greenhouse.io", "job-boards.eu.greenhouse.io",
                 "jobs.ashbyhq.com", "apply.workable.com", "jobs.smartrecruiters.com", "jobs.eu.lever.co")  # fmt: skip
_COMPANY_IN_HOST = (".recruitee.com", ".bamboohr.com", ".teamtailor.com", ".jobs.personio.de", ".jobs.personio.com",
                 ".myworkdayjobs.com", ".breezy.hr", ".workable.com", ".jobs.ashbyhq.com")  # fmt: skip


def from_title(title: str, url: str = "") -> Posting:
    """What a title says: "{company} hiring {role} in {place} | LinkedIn" and its kin; halves of a title are guesses."""
    text = clean(title[:_LONGEST])
    site = ""
    while tail := _TAIL.search(text):
        text, site = text[: tail.start()].strip(), tail["site"].lower()
    for pattern in _PATTERNS:
        if match := pattern.fullmatch(text):
            return _stated(**match.groupdict())
    halves = _HALVES.fullmatch(text)
    if halves is None:
        return _stated(role=text if site in ("stepstone", "linkedin") else "")
    first, second = halves["first"], halves["second"]
    if site.startswith(_ROLE_FIRST_SITES):
        return _stated(role=first, place=second)
    if _host_and_path(url)[0].endswith("lever.co"):
        return _stated(company=first, role=second)
    return _guessed(role=first, company=second)


def from_tags(tags: dict[str, str], url: str) -> Posting:
    """What a page's og: tags say; the site's name is a guess at the company, unless it is a job board's."""
    posting = from_title(tags.get("og:title", ""), url)
    name = re.sub(
        r"\s*\b(?:careers?|jobs?|karriere)\b\s*(?:at\b)?", " ", tags.get("og:site_name", ""), flags=re.IGNORECASE
    )
    name = clean(name).strip(" |-–—·")
    if name and not re.fullmatch(_SITE, name, re.IGNORECASE):
        posting = posting.filled_from(_guessed(company=name))
    posting = posting.filled_from(_guessed(role=clean(tags.get("og:title", ""))))
    return posting.filled_from(Posting(text=clean(tags.get("og:description", ""), lines=True)))


def from_address(url: str) -> Posting:
    """The company that a hiring site's address holds, as a guess, and the site as where it was found."""
    host, path = _host_and_path(url)
    name = ""
    if host in _COMPANY_IN_PATH:
        name = path.strip("/").split("/")[0]
    for end in _COMPANY_IN_HOST:
        if host.endswith(end):
            name = name or host.removesuffix(end).split(".")[0]
    company = clean(unquote(name).replace("-", " ").replace("_", " ")).title()
    return _guessed(company="" if company.lower() in ("www", "embed", "apply") else company).filled_from(
        Posting(source=host)
    )


def _stated(company: str = "", role: str = "", place: str | None = "") -> Posting:
    return Posting(company=company, role=role, location=place or "", remote=remote_in(role, place or ""))


def _guessed(company: str = "", role: str = "") -> Posting:
    guessed = tuple(name for name, text in (("company", company), ("role", role)) if text)
    return Posting(company=company, role=role, remote=remote_in(role), guessed_fields=guessed)


def _host_and_path(url: str) -> tuple[str, str]:
    try:
        parts = urlsplit(url)
    except ValueError:
        return "", ""
    return (parts.hostname or "").removeprefix("www."), parts.path
