"""HTML from outside: its bytes as text, its tree, and the words that a person would read."""

import re
from typing import Any

from jobboard.transfer.io.encoding import marked_encoding

Element = Any
"""An element of lxml, which brings no types."""

_BREAKING = frozenset((
    "address", "article", "aside", "blockquote", "body", "br", "dd", "div", "dl", "dt", "fieldset", "figure", "footer",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section",
    "table", "title", "tr", "ul",
))  # fmt: skip
_SEPARATED = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "section", "table", "blockquote"))
"""Elements that an empty line stands before and after."""
_SKIPPED = frozenset(
    ("script", "style", "head", "noscript", "template", "svg", "iframe", "select", "button", "textarea")
)
_HEAD = 4096
"""Bytes in which a page must have named its encoding."""
_META = re.compile(rb"<meta[^>]{1,300}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)


def decode_html(data: bytes, charset: str = "") -> str:
    """The text of a page or a message, by its mark, by `charset`, by what it says itself, else UTF-8 or Windows-1252.

    Bytes that fit no encoding are replaced by marks.
    """
    if encoding := marked_encoding(data):
        return data.decode(encoding, "replace")
    meta = _META.search(data[:_HEAD])
    declared = meta[1].decode("ascii") if meta else ""
    for name in (charset, declared, "utf-8"):
        try:
            return data.decode(name or "utf-8")
        except (UnicodeError, LookupError):
            continue
    return data.decode("cp1252", "replace")


def parse_html(markup: str) -> Element | None:
    """The root of a page, None where there is none; nothing is fetched, and whatever is nested too deep is left out."""
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(markup.replace("\0", " ").encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None


def html_to_text(markup: str) -> str:
    """The words of a piece of HTML, its paragraphs and lists on lines of their own."""
    root = parse_html(markup)
    return "" if root is None else element_text(root)


def element_text(element: Element) -> str:
    """The words inside an element, its paragraphs and lists on lines of their own, each line without outer blanks."""
    from lxml import etree

    flow = _TextFlow()
    unread = 0
    for event, node in etree.iterwalk(element, events=("start", "end")):
        tag = node.tag
        if event == "start":
            unread += tag in _SKIPPED
            if not unread:
                flow.break_at(tag)
                flow.write(("- " if tag == "li" else "") + _one_line(node.text))
            continue
        if not unread and tag != "br":
            flow.break_at(tag)
        unread -= tag in _SKIPPED
        if not unread and node is not element:
            flow.write(_one_line(node.tail))
    return "\n".join(" ".join(line.split()) for line in "".join(flow.pieces).split("\n")).strip()


class _TextFlow:
    """Words as they come, with the line breaks that the elements between them ask for."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._breaks = 0

    def break_at(self, tag: str) -> None:
        """Begin or end an element."""
        if tag == "br":
            self._breaks += 1
        elif tag in _SEPARATED:
            self._breaks = 2
        elif tag in _BREAKING:
            self._breaks = max(self._breaks, 1)
        elif tag in ("td", "th"):
            self.pieces.append(" ")

    def write(self, text: str) -> None:
        """Write words down; blanks alone break no line."""
        if self._breaks and text.strip():
            self.pieces.append("\n" * min(self._breaks, 2))
            self._breaks = 0
        self.pieces.append(text)


def _one_line(text: str | None) -> str:
    return re.sub(r"\s+", " ", text) if text else ""
