"""Whatever stands in a tracker's columns of people: all of it is on the card, as somebody or in the note."""

import csv
import re
from dataclasses import astuple
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobboard.text import clean
from jobboard.transfer.tracker.make_plan import read_plan
from jobboard.transfer.tracker.row_reader import BLANK

TODAY = date(2026, 11, 16)
TITLES = ("Contact", "Recruiter Name", "Recruiter Email", "Hiring Manager Name", "Contact Phone", "LinkedIn")

NAMES = st.sampled_from(
    ["Dana Ruiz", "Kim", "Ludwig van Dyk", "dana ruiz", "Frau Müller", "张经理", "Hays", "Nordwind"]
)
ADDRESSES = st.sampled_from(
    ["dana@n.example", "DANA@n.example", "kim.lund@s.example", "jobs@n.example", "kim@", "@kim"]
)
NUMBERS = st.sampled_from(["+47 555 01 020", "555 01 021", "(555) 01 022", "12", "555 01 023 ext 4"])
OTHERS = st.sampled_from(
    ["recruiter", "HR", "Talent Partner", "no", "n/a", "website", "yes", "2026-11-02", "https://www.linkedin.com/in/kim",
     "asked about remote work and they will see what can be done"]
)  # fmt: skip
PARTS = NAMES | ADDRESSES | NUMBERS | OTHERS | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)
CELLS = st.builds(
    lambda parts, between: between.join(parts),
    st.lists(PARTS, max_size=4),
    st.sampled_from([", ", "; ", "\n", " - ", " (", " & ", " / ", " <", " "]),
)


def words(*texts: str) -> set[str]:
    return {word for text in texts for word in re.findall(r"\w+", clean(text, lines=True).casefold())}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(*[CELLS] * len(TITLES)), min_size=1, max_size=4))
def test_all_that_is_said_of_people_is_on_their_card(tmp_path: Path, rows: list[tuple[str, ...]]) -> None:
    path = tmp_path / "tracker.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerow(["Company", "Role", *TITLES])
        writer.writerows(["Nordwind", f"Role {place}", *row] for place, row in enumerate(rows))
    plan = read_plan(path, TODAY)
    assert len(plan.cards) == len(rows)
    for card, row in zip(plan.cards, rows, strict=True):
        people = [text for each in card.people for text in astuple(each) if isinstance(text, str)]
        known = words(*people, card.note)
        assert words(*(cell for cell in row if clean(cell).casefold() not in BLANK)) <= known
        assert all(each.name and each.name == clean(each.name) for each in card.people)


@pytest.mark.parametrize("title", ["Contact", "Contact Email", "Contact Phone", "Contact LinkedIn"])
@pytest.mark.parametrize("sign", ["(a", "a@", "a.", "1 ", "a, ", "a & "])
def test_a_long_cell_is_prose_and_read_at_once(tmp_path: Path, title: str, sign: str) -> None:
    path = tmp_path / "tracker.csv"
    text = sign * 30_000 + ":"
    path.write_text(f'Company,{title}\nNordwind,"{text}"\n')
    (card,) = read_plan(path, TODAY).cards
    assert (card.people, card.note) == ((), f"{title}: {text}")
