"""The numbers as settings: they go out as text and come back the same, and what does not fit is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobboard.errors import InvalidInputError
from jobboard.followup.rules import Rules, Window, setting_sentences, with_setting
from tests.followup.builders import A, moved, step, step_summary


def test_every_setting_has_a_sentence() -> None:
    assert setting_sentences().keys() == Rules().as_dict().keys()
    assert all(setting_sentences().values())


@given(st.integers(0, 60), st.integers(0, 60), st.integers(1, 100))
def test_settings_go_out_as_text_and_come_back(first: int, more: int, most: int) -> None:
    rules = Rules(escalate=Window(first, first + more), panel_most=most, country="NO")
    read = Rules()
    for name, text in rules.as_dict().items():
        read = with_setting(read, name, text)
    assert read == rules


@pytest.mark.parametrize(
    ("name", "text"),
    [("escalate", "5"), ("escalate", "7-5"), ("panel_most", "0"), ("panel_most", "-3"), ("wait", "soon"), ("wait", "")],
)
def test_a_value_that_does_not_fit_is_refused_naming_the_setting(name: str, text: str) -> None:
    with pytest.raises(InvalidInputError, match=name):
        with_setting(Rules(), name, text)


def test_an_unknown_setting_names_the_nearest() -> None:
    with pytest.raises(InvalidInputError, match="did you mean follow_up_applied"):
        with_setting(Rules(), "folow-up-aplied", "5-7")


def test_a_changed_window_changes_the_step() -> None:
    rules = with_setting(Rules(), "follow-up-applied", "9 - 10")
    assert step_summary(step((moved(A, "11-02"),), "11-03", rules)) == "follow_up 1 11-11..11-12"
