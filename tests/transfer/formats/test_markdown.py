"""Markdown: a card to read before an interview, the board as a table, and texts that stay texts."""

from hypothesis import given
from hypothesis import strategies as st

from jobboard.store.actions.cards import add_note
from jobboard.store.actions.contacts import add_contact, parse_contact
from jobboard.store.actions.interviews import interview
from jobboard.store.store import Store
from jobboard.transfer.formats.markdown import board_markdown, card_brief, escaped, escaped_lines, markdown_table
from tests.store.builders import card, when


def test_a_brief_says_what_one_must_know_before_the_interview(store: Store) -> None:
    job = card(store, "Nordwind", on="11-02", location="Oslo", salary="80k")
    add_contact(store, job, parse_contact("Dana Ruiz <dana@nordwind.example>, hiring manager, +47 555 010 20"))
    interview(store, job, when("11-17", "15:00"), people=("Dana Ruiz",), round="technical", where="Storgata 1")
    add_note(store, job, "asks about\nthe migration")
    page = "".join(card_brief(store, job))
    assert page.startswith("# Nordwind · Engineer\n")
    assert "**Next:** prepare, today." in page
    assert (
        "## Interview, Tue 17 Nov 2026, 15:00\n\n- Round: technical\n- Where: Storgata 1\n- With Dana Ruiz, hiring"
        in page
    )
    assert "- [ ] Ask what happens next, and by when" in page
    assert "| Dana Ruiz | hiring manager | dana@nordwind.example | +47 555 010 20 |" in page
    assert "- **Salary:** 80k" in page
    assert "note: asks about  \n  the migration" in page


def test_the_board_is_a_table_a_stage(store: Store) -> None:
    card(store, "Nord|wind", on="11-11")
    page = "".join(board_markdown(store))
    assert "## Applied (1)" in page
    assert r"| Nord\|wind | Engineer | 2026-11-11 | follow up 1/3, today |" in page


def test_signs_of_markup_are_escaped() -> None:
    assert escaped("<b>*x*_y_[z](u)`c`|\\&") == r"\<b\>\*x\*\_y\_\[z\](u)\`c\`\|\\\&"
    lines = escaped_lines("- one\n# two\n- three\n4. five\n2026-11-16\n<b>", "  ").split("  \n  ")
    assert lines == ["- one", r"\# two", r"\- three", r"4\. five", r"2026\-11-16", r"\<b\>"]


@given(st.lists(st.text(max_size=8), min_size=2, max_size=2))
def test_a_row_is_one_line_with_its_own_bars(cells: list[str]) -> None:
    *_, row = markdown_table(("a", "b"), [cells])
    assert "\n" not in row
    assert row.replace(r"\\", "").replace(r"\|", "").count("|") == 3
