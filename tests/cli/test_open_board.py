"""The door to the screens."""

from tests.conftest import Run


def test_the_board_and_the_demo_need_a_terminal(run: Run) -> None:
    for args in ((), ("demo",)):
        ran = run(*args)
        assert ran.code == 2
        assert "needs a terminal" in ran.err
