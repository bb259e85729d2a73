import subprocess
import sys
import unicodedata
from itertools import groupby

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jobboard.text import clean, clip, closest_matches, pad, quote, width

NASTY = (
    "\x00\x07\x09\x0a\x0d\x1b\x7f\x85\x90\x9b\x9c\x9d\u00ad\u061c\u200b\u200c\u200d\u200e\u202e\u2028\u2066\ufe0f\ufeff"
)
TEXTS = st.text(
    st.one_of(
        st.sampled_from(
            NASTY + "[]P\\;m0 ae\u0301\u0308é日本한한👩👨💻🏴🏳❤☎⚕é\u0627\u0644\u0915\u094d\U000e0067\U000e007f"
        ),
        st.characters(),
        st.characters(categories=["Cs", "Cf", "Mn"]),
    )
)
BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@given(TEXTS, st.booleans())
@example("🏴\u200d\u200d☠", False)
@example("🏴\U000e0067\U000e007f\u200d❤", False)
@example("\x1b\x1b[[mm", False)
@example("\u0300\u200c\u0618\u200c", False)
def test_clean_text_is_harmless_and_stays_as_it_is(text: str, lines: bool) -> None:
    cleaned = clean(text, lines=lines)
    assert clean(cleaned, lines=lines) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert cleaned == cleaned.strip()
    assert not [c for c in cleaned if unicodedata.category(c) in ("Cc", "Cs") and not (lines and c == "\n")]
    assert not BIDI & set(cleaned)
    cleaned.encode()


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"])))
def test_clean_keeps_letters_numbers_and_signs(text: str) -> None:
    assert clean(text) == unicodedata.normalize("NFC", text).strip()


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("\x1b[31mRed\x1b[0m", "Red"),
        ("\x1b]0;title\x07Acme", "Acme"),
        ("\x1b]8;;https://evil.example\x1b\\Acme\x1b]8;;\x1b\\", "Acme"),
        ("\x9b31mRed", "Red"),
        ("\x90q payload\x9cAcme", "Acme"),
        ("\x1b(0Acme", "Acme"),
        ("\x1b]0;never ended", "0;never ended"),
        ("Acme\x1b", "Acme"),
        ("a\tb", "a b"),
        ("a\r\nb\rc\nd\u2028e", "a b c d e"),
        ("\u202eexe.cod", "exe.cod"),
        ("A\u200bc\u00adm\ufeffe", "Acme"),
        ("hidden\U000e0068\U000e0069", "hidden"),
        ("Cafe\u0301", "Café"),
        ("a\u200db", "ab"),
        ("\ud83d", ""),
        ("[/x] [b]", "[/x] [b]"),
        ("👩\u200d💻", "👩\u200d💻"),
        ("❤\ufe0f\u200d🔥", "❤\ufe0f\u200d🔥"),
        (
            "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
            "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        ),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
        ("日本語 Ørsted", "日本語 Ørsted"),
    ],
)
def test_clean(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


def test_lines_are_kept_where_they_are_wanted() -> None:
    assert clean("\none\r\n\r\ntwo\u2029three\t!\n", lines=True) == "one\n\ntwo\nthree !"


def test_a_long_run_of_unfinished_escapes_is_cleaned_in_a_moment() -> None:
    assert clean("\x1b]" * 200_000) == ""
    assert len(clean("\x1b]x" * 100_000)) == 100_000


@pytest.mark.parametrize(
    ("text", "cells"), [("", 0), ("Acme", 4), ("日本", 4), ("é", 1), ("e\u0301", 1), ("👩\u200d💻", 2)]
)
def test_width_counts_cells(text: str, cells: int) -> None:
    assert width(text) == cells


@pytest.mark.parametrize(
    ("text", "cells", "clipped"),
    [
        ("Nordwind", 8, "Nordwind"),
        ("Nordwind", 7, "Nordwi…"),
        ("Backend Engineer", 9, "Backend…"),
        ("日本語", 6, "日本語"),
        ("日本語", 5, "日本…"),
        ("日本語", 4, "日…"),
        ("Nordwind", 1, "…"),
        ("Nordwind", 0, ""),
        ("Nordwind", -3, ""),
    ],
)
def test_clip(text: str, cells: int, clipped: str) -> None:
    assert clip(text, cells) == clipped


@given(TEXTS, st.integers(0, 40))
@example("日本", 3)
@example("❤\ufe0f" * 4, 3)
def test_padded_text_is_exactly_as_wide_as_asked(text: str, cells: int) -> None:
    assert width(pad(clean(text), cells)) == cells


@given(TEXTS, st.integers(-2, 40))
def test_clipped_text_never_takes_more_cells(text: str, cells: int) -> None:
    assert width(clip(clean(text), cells)) <= max(cells, 0)


def test_quoted_text_can_stand_in_a_message() -> None:
    assert quote(" fri\x1b[2Jday\n") == '"friday"'
    assert quote("x" * 80, 10) == '"xxxxxxxxx…"'


def test_near_finds_slips_and_nothing_far_off() -> None:
    assert closest_matches("Hiring_Managr", ["hiring-manager", "recruiter"]) == ["hiring-manager"]
    assert closest_matches("zzz", ["hiring-manager", "recruiter"]) == []


def test_plain_text_is_measured_without_rich() -> None:
    code = "import sys; from jobboard.text import clean, pad; pad(clean('Acme'), 9); sys.exit('rich' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    "part",
    [
        "\x9d",
        "\x90a",
        "\x1b]",
        "\x1b]0;",
        "\u0316\u0301",
        "\u0628\u0301\u200d\u0316\u200c",
        "\u200d\u0316\u0301",
        "\x9b1",
    ],
)
def test_a_megabyte_of_the_worst_is_cleaned_piece_by_piece(part: str) -> None:
    """What comes out is short or has few marks on a letter, so that no step works on all of it time and again."""
    many = clean("a" + part * (200_000 // len(part)))
    runs = max((len(list(group)) for marked, group in groupby(many, unicodedata.combining) if marked), default=0)
    assert runs <= 30
    assert clean(many) == many
