"""The schema.org data of a page: JSON-LD wherever it stands, and microdata; both as the same plain dicts."""

import json
import re
from collections import deque
from collections.abc import Iterator

from jobboard.transfer.io.html_text import Element, element_text

Data = dict[str, object]

_SCRIPT = re.compile(r"<script\b[^>]{0,500}\bld\+json[^>]{0,500}>", re.IGNORECASE)
_END = re.compile("</script", re.IGNORECASE)
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*$")
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_MOST_VALUES = 50_000
"""Values of one page's data that are looked at."""


def json_ld(markup: str) -> Iterator[Data]:
    """All postings in the page's JSON-LD: in objects, lists and graphs, in comments, in several blocks.

    A block that is no JSON even when repaired is passed over.
    """
    end = 0
    while (script := _SCRIPT.search(markup, end)) and (close := _END.search(markup, script.end())):
        yield from _postings(_parsed(markup[script.end() : close.start()]))
        end = close.end()


def _parsed(text: str) -> object:
    """The block's value, with raw line breaks in strings allowed and trailing commas left out; None for no JSON."""
    text = _WRAPPING.sub("", text.strip()).strip().rstrip(";")
    for attempt in (text, _TRAILING_COMMA.sub("", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _postings(value: object) -> Iterator[Data]:
    """The postings inside a value, nearest first; what they only refer to by its @id is put in."""
    postings: list[Data] = []
    by_id: dict[str, Data] = {}
    waiting = deque([value])
    for _ in range(_MOST_VALUES):
        if not waiting:
            break
        value = waiting.popleft()
        if isinstance(value, dict):
            if is_posting(value.get("@type")):
                postings.append(value)
            if isinstance(value.get("@id"), str) and len(value) > 1:
                by_id.setdefault(value["@id"], value)
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
    for posting in postings:
        yield {key: _resolved(each, by_id) for key, each in posting.items()}


def _resolved(value: object, by_id: dict[str, Data]) -> object:
    if isinstance(value, dict) and value.keys() == {"@id"} and isinstance(value["@id"], str):
        return by_id.get(value["@id"], value)
    return value


def is_posting(kind: object) -> bool:
    """Whether a type names a JobPosting, alone or among others, with or without its address."""
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(each, str) and re.split(r"[/:#]", each)[-1] == "JobPosting" for each in kinds)


def microdata(root: Element) -> Iterator[Data]:
    """All postings that are marked up in the page itself."""
    for item in root.iterfind(".//*[@itemtype]"):
        if any(is_posting(kind) for kind in item.get("itemtype").split()):
            yield _item(item)


def _item(item: Element) -> Data:
    """The properties of one item; a property that holds an item of its own is a dict too."""
    data: Data = {}
    waiting: list[tuple[Element, Data]] = [(child, data) for child in reversed(item)]
    while waiting:
        node, owner = waiting.pop()
        inner = owner
        if node.get("itemscope") is not None or node.get("itemtype"):
            inner = {}
        for name in (node.get("itemprop") or "").split():
            value = _value(node, name) if inner is owner else inner
            previous = owner.setdefault(name, value)
            if previous is not value:
                owner[name] = [*previous, value] if isinstance(previous, list) else [previous, value]
        waiting.extend((child, inner) for child in reversed(node))
    return data


def _value(node: Element, name: str) -> str:
    for attribute in ("content", "datetime", "href", "src"):
        if (value := node.get(attribute)) is not None and not (attribute == "href" and name != "url"):
            return str(value)
    return element_text(node)
