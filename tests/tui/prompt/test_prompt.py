"""Questions at the foot of the screen: keys, typed lines, keys that come too early, clicks."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from textual import events
from textual.app import ComposeResult
from textual.pilot import Pilot
from textual.screen import Screen

from jobboard.errors import InvalidInputError
from jobboard.tui.prompt.key_queue import KeyQueueApp
from jobboard.tui.prompt.prompt import Prompt
from jobboard.tui.prompt.question import Answer, Choice, Question
from jobboard.tui.themes import DARK

COLOURS = Question("Which one?", (Choice("r", "red"), Choice("g", "green"), Choice("7")))


def only_yes(text: str) -> str:
    if text != "yes":
        raise InvalidInputError(f"not {text}", "write yes")
    return "Yes!"


TYPED = Question("Sure?", check=only_yes, placeholder="yes")


class Board(Screen[None]):
    """Keys that nobody took are noted, as the board would do something with them."""

    AUTO_FOCUS = ""

    def __init__(self) -> None:
        super().__init__()
        self.prompt = Prompt()
        self.keys: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.prompt

    def on_key(self, event: events.Key) -> None:
        self.keys.append(event.key)


class Asking(KeyQueueApp[None]):
    """Runs one conversation; its answers are noted."""

    CSS = """
    Prompt { dock: bottom; height: 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.board = Board()
        self.prompt = self.board.prompt
        self.answers: list[Answer | None] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return DARK.variables

    def get_default_screen(self) -> Board:
        return self.board

    def converse(self, *questions: Question) -> None:
        async def talk() -> None:
            for question in questions:
                self.answers.append(await self.prompt.ask(question))

        self.prompt.run_conversation(talk())

    def shown(self) -> str:
        lines = (self.prompt.render_line(y).text.strip() for y in range(self.prompt.size.height))
        return "\n".join(lines)


@pytest.fixture
def app() -> Asking:
    return Asking()


Check = Callable[[Pilot[None]], Awaitable[None]]


async def burst(pilot: Pilot[None], keys: str) -> None:
    """All these keys at once, as a terminal sends what was typed ahead."""
    names = {"\r": "enter", "\x1b": "escape", " ": "space", ":": "colon"}
    for key in keys:
        pilot.app.post_message(events.Key(names.get(key, key), None if key == "\x1b" else key))
    await pilot.pause()
    await pilot.pause()


async def test_the_question_stands_with_its_keys(app: Asking) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        app.converse(COLOURS)
        await pilot.pause()
        assert app.shown() == "Which one?  Enter red · g green · Esc"
        assert app.prompt.region.bottom == 24


@pytest.mark.parametrize(
    ("key", "answer"),
    [("enter", Answer("r")), ("r", Answer("r")), ("g", Answer("g")), ("7", Answer("7")), ("escape", None)],
)
async def test_one_key_answers(app: Asking, key: str, answer: Answer | None) -> None:
    async with app.run_test() as pilot:
        app.converse(COLOURS)
        await pilot.press(key)
        assert app.answers == [answer]
        assert not app.prompt.has_question
        assert not app.prompt.in_conversation
        assert app.focused is None


async def test_another_key_says_what_would_be_one(app: Asking) -> None:
    async with app.run_test() as pilot:
        app.converse(COLOURS)
        await pilot.press("x")
        assert app.answers == []
        assert app.shown().endswith("x: press one of these keys")


async def test_enter_takes_nothing_where_nothing_is_suggested(app: Asking) -> None:
    async with app.run_test() as pilot:
        app.converse(Question("Delete it?", (Choice("y", "delete"),), enter=False))
        await pilot.press("enter")
        assert app.answers == []
        assert app.shown() == "Delete it?  y delete · Esc · Enter: press one of these keys"


async def test_what_is_typed_is_echoed_as_understood(app: Asking) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        app.converse(TYPED)
        await pilot.pause()
        assert app.shown() == "Sure?  yes"
        await pilot.press(*"yes")
        assert app.shown().startswith("Sure?  yes ")
        assert app.shown().endswith("→ Yes!")
        await pilot.press("enter")
        assert app.answers == [Answer(text="yes")]


async def test_a_refused_line_stays_and_says_why(app: Asking) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        app.converse(TYPED)
        await pilot.press(*"no", "enter")
        assert app.answers == []
        assert app.shown().endswith("not no: write yes")
        await pilot.press("ctrl+u", *"yes", "enter")
        assert app.answers == [Answer(text="yes")]


async def test_a_long_refusal_is_told_in_full_below(app: Asking) -> None:
    def never(text: str) -> str:
        raise InvalidInputError("word " * 30)

    async with app.run_test(size=(80, 24)) as pilot:
        app.converse(Question("When?", check=never))
        await pilot.press("x")
        assert app.prompt.size.height == 1
        await pilot.press("enter")
        assert app.shown().count("word") >= 30
        await pilot.press("y")
        assert app.prompt.size.height == 1


async def test_a_long_question_takes_more_lines_and_cuts_nothing(app: Asking) -> None:
    question = Question(
        "Follow-up 1/3 sent by email to Dana Ruiz?",
        (Choice("y", "yes"), Choice("c", "channel"), Choice("p", "person"), Choice("o", "on another day")),
    )
    async with app.run_test(size=(64, 24)) as pilot:
        app.converse(question)
        await pilot.pause()
        assert app.shown().split("\n") == [
            "Follow-up 1/3 sent by email to Dana Ruiz?",
            "Enter yes · c channel · p person · o on another day · Esc",
        ]
        assert app.prompt.region.bottom == 24


async def test_a_narrow_screen_takes_as_many_lines_as_the_keys_need(app: Asking) -> None:
    async with app.run_test(size=(24, 24)) as pilot:
        app.converse(COLOURS)
        await pilot.pause()
        assert app.shown().split("\n") == ["Which one?  Enter red", "g green · Esc"]


async def test_keys_typed_ahead_answer_all_questions_and_the_rest_goes_on(app: Asking) -> None:
    async with app.run_test() as pilot:
        app.converse(COLOURS, TYPED, COLOURS)
        await burst(pilot, "gyes\rrjk")
        assert app.answers == [Answer("g"), Answer(text="yes"), Answer("r")]
        assert app.board.keys == ["j", "k"]


async def test_a_key_typed_ahead_leaves_the_question(app: Asking) -> None:
    async with app.run_test() as pilot:
        app.converse(TYPED)
        await burst(pilot, "ye\x1bj")
        assert app.answers == [None]
        assert app.board.keys == ["j"]


async def test_keys_that_came_early_are_handed_to_the_screen_that_opens(app: Asking) -> None:
    form = Board()
    taken: list[str] = []
    typed = asyncio.Event()

    async def talk() -> None:
        await typed.wait()
        taken.extend(key.key for key in app.prompt.pending_keys())
        await app.push_screen_wait(form)

    async with app.run_test() as pilot:
        app.prompt.run_conversation(talk())
        await burst(pilot, "ab")
        typed.set()
        while app.screen is not form:
            await pilot.pause()
        assert taken == ["a", "b"]
        await pilot.press("c")
        assert form.keys == ["c"]
        form.dismiss()
        await pilot.pause()
        assert app.board.keys == []


async def test_keys_stay_in_their_order_even_around_those_handed_back(app: Asking) -> None:
    """Newer keys wait in the app's queue while older ones are handed back to it."""
    async with app.run_test() as pilot:
        app.converse(COLOURS)
        for key in "gabcdefghijklmnopq":
            app.prompt.consume_key(events.Key(key, key))
        for key in "rstuvwxyz":
            app.post_message(events.Key(key, key))
        for _ in range(5):
            await pilot.pause()
        assert app.answers == [Answer("g")]
        assert "".join(app.board.keys) == "abcdefghijklmnopqrstuvwxyz"


async def test_a_second_conversation_is_dropped(app: Asking) -> None:
    async with app.run_test() as pilot:
        app.converse(COLOURS)
        app.converse(TYPED)
        await pilot.press("g")
        assert app.answers == [Answer("g")]
        assert not app.prompt.in_conversation


async def test_pasting_into_a_line(app: Asking) -> None:
    async with app.run_test() as pilot:
        app.converse(TYPED)
        await pilot.pause()
        app.post_message(events.Paste("\x1b[31myes\n"))
        await pilot.press("enter")
        assert app.answers == [Answer(text="yes")]


async def test_a_click_on_a_choice_is_its_key(app: Asking) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        app.converse(COLOURS)
        await pilot.pause()
        await pilot.click(Prompt, offset=(app.shown().index("green") + 2, 0))
        assert app.answers == [Answer("g")]
        app.converse(COLOURS)
        await pilot.pause()
        await pilot.click(Prompt, offset=(app.shown().index("Esc") + 2, 0))
        assert app.answers == [Answer("g"), None]


async def test_text_from_outside_is_harmless(app: Asking) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        app.converse(Question("Delete [/x]\x1b]0;owned\x07\x1b[2J?", (Choice("y", "[bold]yes"),)))
        await pilot.pause()
        assert app.shown() == "Delete [/x]?  Enter [bold]yes · Esc"
