"""Notes in Markdown: what is read of it, that nothing else is lost, and that no line is wider than its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobboard.text import width
from jobboard.tui.base.line_widget import Line, TextRole, TextSpan
from jobboard.tui.base.markdown import hyperlink, markdown


def said(lines: list[Line]) -> list[str]:
    return ["".join(piece.text for piece in line.left) for line in lines]


def inks(lines: list[Line], ink: TextRole) -> str:
    return " ".join(piece.text for line in lines for piece in line.left if piece.role is ink and piece.text.strip())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# Head #", ["Head"]),
        ("- one\n* two\n  3. three", ["• one", "• two", "  3. three"]),
        ("a **bold** and *slanted* _word_, `code`", ["a bold and slanted word, code"]),
        ("snake_case_name and 2 * 3 * 4", ["snake_case_name and 2 * 3 * 4"]),
        ("> said so", ["│ said so"]),
        ("```\n*x*\n```\nafter", ["  *x*", "after"]),
        ("<b>[red]x[/red]</b>", ["<b>[red]x[/red]</b>"]),
        ("[page](https://a.example) [bad](javascript:x)", ["page [bad](javascript:x)"]),
        ("---", ["─" * 40]),
        ("a\n\nb", ["a", "", "b"]),
        ("- " + "word " * 10, ["• word word word word word word word", "  word word word"]),
    ],
)
def test_what_is_read(text: str, shown: list[str]) -> None:
    assert said(markdown(text, 40)) == shown


def test_headings_and_bold_are_strong() -> None:
    assert inks(markdown("# Head\na **bold** word", 40), TextRole.STRONG) == "Head bold"


def test_a_bare_address_is_a_link_without_the_full_stop() -> None:
    (line,) = markdown("see https://a.example/x.", 40)
    assert line.left[-2:] == (TextSpan("https://a.example/x", link="https://a.example/x"), TextSpan("."))


@pytest.mark.parametrize("address", ["javascript:x", "file:///etc/passwd", "https:// x", "data:,x", "", "https://"])
def test_nothing_else_is_a_link(address: str) -> None:
    assert hyperlink(address) == ""


def test_a_link_is_plain_ascii() -> None:
    assert hyperlink("https://a.example/ö\x07\x1b") == "https://a.example/%C3%B6"


@given(st.text(alphabet="ab *_`[]()#->\n日本é.:/https", max_size=120), st.integers(4, 60))
def test_no_line_is_wider_than_its_place(text: str, cells: int) -> None:
    for line in said(markdown(text, cells)):
        assert width(line) <= max(cells, 24)


def test_marks_inside_marks_are_read() -> None:
    assert said(markdown("a **bold *and slanted* word**", 40)) == ["a bold and slanted word"]
    assert inks(markdown("a **bold *and slanted* word**", 40), TextRole.STRONG) == "bold and slanted word"


def test_a_line_of_very_many_marks_stands_as_it_was_typed() -> None:
    marks = "*_[" * 2000
    assert "".join(said(markdown(marks, 60))) == marks
