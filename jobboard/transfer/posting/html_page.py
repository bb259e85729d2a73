"""A web page as a posting: its data first, then its title, then its tags, then its words."""

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urljoin, urlsplit

from jobboard.text import clean
from jobboard.transfer.io.html_text import Element, element_text, parse_html
from jobboard.transfer.posting.models import Posting
from jobboard.transfer.posting.page_title import from_address, from_tags, from_title
from jobboard.transfer.posting.plain_text import labelled_lines
from jobboard.transfer.posting.schema_org import posting_of
from jobboard.transfer.posting.structured_data import json_ld, microdata

_CLOSED = re.compile(
    r"no longer (?:accepting|taking) applications"
    r"|(?<!until )(?<!until the )\b(?:the |this )?(?:job|position|posting|role|vacancy|listing) (?:is|has been|was) "
    r"(?:no longer (?:available|open|active)|closed|filled|expired)|has already been filled"
    r"|applications (?:are|have) (?:now )?(?:been )?closed|this (?:job|posting|listing) has expired"
    r"|nicht mehr (?:verfügbar|online|ausgeschrieben|aktuell)|stelle (?:ist|wurde) (?:bereits )?besetzt"
    r"|keine bewerbungen mehr|bewerbungsfrist ist abgelaufen"
    r"|n.est plus (?:disponible|en ligne)|offre (?:est )?(?:pourvue|expirée)"
    r"|ya no (?:acepta|está disponible)|não está mais (?:disponível|aceitando)"
    r"|(?:stillingen|jobbet) er (?:besat|besatt)|annonsen er (?:utløpt|ikke lenger)|tar ikke lenger imot"
    r"|已下线|已关闭|停止招聘",
    re.IGNORECASE,
)
_LONGEST_TITLE = 300
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(\S{1,2000}) -->")


def read_page(markup: str, url: str, today: date) -> Posting:
    """What a page says of the posting on it; `url` is where it is from, empty where only the page itself can tell."""
    root = parse_html(markup)
    if root is None:
        return Posting(url=url)
    url = url or _own_address(markup, root)
    title = _first_text(root, ".//title")
    body = _body(root)
    posting = Posting(url=url)
    for data in _by_title([*json_ld(markup), *microdata(root)], title, today):
        posting = posting.filled_from(data)
    tags = _tags(root)
    for guess in (from_title(title, url), from_tags(tags, url), from_address(url), labelled_lines(body, today)):
        posting = posting.filled_from(guess)
    heading = _first_text(root, ".//h1")
    posting = posting.filled_from(Posting(role=heading, guessed_fields=("role",)) if heading else Posting())
    posting = posting.filled_from(Posting(text=body))
    if not posting.closed_reason and (closed := _CLOSED.search(element_text(root))):
        posting = posting.filled_from(Posting(closed_reason=f'the page says "{closed[0]}"'))
    return posting


def _by_title(postings_data: list[dict[str, object]], title: str, today: date) -> Iterator[Posting]:
    """The posting that the page is about: of several, the one that its title names, else the first; then its twin."""
    postings = [posting_of(data, today) for data in postings_data]
    named_by_title = [posting for posting in postings if posting.role and posting.role.casefold() in title.casefold()]
    for first in (named_by_title or postings)[:1]:
        yield first
        yield from (each for each in postings if each is not first and each.role == first.role)


def _body(root: Element) -> str:
    """What a person reads on the page, its main part where it marks one."""
    for path in (".//main", ".//article", "body"):
        if (part := root.find(path)) is not None and (text := clean(element_text(part), lines=True)):
            return text
    return clean(element_text(root), lines=True)


def _tags(root: Element) -> dict[str, str]:
    tags: dict[str, str] = {}
    for meta in root.iterfind(".//meta"):
        name = (meta.get("property") or meta.get("name") or "").lower()
        tags.setdefault(name, meta.get("content") or "")
    return tags


def _own_address(markup: str, root: Element) -> str:
    """The address that a saved page names: where a browser saved it from, its canonical link, its og:url."""
    if saved := _SAVED_FROM.search(markup[:5000]):
        return web_address(saved[1])
    links = [
        link.get("href") or "" for link in root.iterfind(".//link") if (link.get("rel") or "").lower() == "canonical"
    ]
    base = next((web_address(each.get("href") or "") for each in root.iterfind(".//base")), "")
    for link in (*links, _tags(root).get("og:url", "")):
        if address := web_address(_joined(base, link)):
            return address
    return ""


def _joined(base: str, link: str) -> str:
    try:
        return urljoin(base, link)
    except ValueError:
        return ""


def web_address(text: str) -> str:
    """The text where it is an address on the web, else nothing."""
    text = clean(text)
    try:
        parts = urlsplit(text)
        return text if parts.scheme.lower() in ("http", "https") and parts.hostname else ""
    except ValueError:
        return ""


def _first_text(root: Element, path: str) -> str:
    node = root.find(path)
    return "" if node is None else clean(" ".join("".join(node.itertext())[:_LONGEST_TITLE].split()))
