"""What Textual does not promise to keep is used in one file and one folder alone."""

import ast
import inspect
import pkgutil
import re
import textwrap
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from textual.app import App
from textual.message_pump import MessagePump

import jobboard.tui
from tests.conftest import ROOT

pytestmark = pytest.mark.slow

_FOLDER = ROOT / "jobboard" / "tui"
_ALLOWED = ("jobboard.tui.textual_internals", "jobboard.tui.terminal_diff.")
_PRIVATE = re.compile(r"_[a-z]\w*")
_ITSELF = ("self", "cls", "super()")
_OF_PYTHON = {"_replace", "_exit"}
"""Of named tuples, and of `os`."""


def _ours() -> Iterator[type]:
    """Every class of the screens that is made of one of Textual's, outside the places that may know its insides."""
    for module in pkgutil.walk_packages(jobboard.tui.__path__, "jobboard.tui."):
        if not module.ispkg and not module.name.startswith(_ALLOWED):
            found = vars(import_module(module.name)).values()
            yield from {
                each
                for each in found
                if isinstance(each, type) and issubclass(each, MessagePump) and each.__module__ == module.name
            }


def _private_names(source: str) -> set[str]:
    """What a class reads, sets or defines of itself under a private name."""
    names = set()
    for node in ast.walk(ast.parse(textwrap.dedent(source))):
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) in _ITSELF:
            names.add(node.attr)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            names.add(node.name)
    return {name for name in names if _PRIVATE.fullmatch(name)}


def _of_textual(cls: type) -> set[str]:
    bases = [base for base in cls.__mro__ if base.__module__.startswith("textual.")]
    return set().union(*(_private_names(inspect.getsource(base)) for base in bases))


def test_widgets_and_screens_take_no_private_name_of_textual() -> None:
    classes = sorted(set(_ours()), key=lambda cls: cls.__qualname__)
    assert len(classes) > 20
    for cls in classes:
        assert _private_names(inspect.getsource(cls)) & _of_textual(cls) == set(), cls


def test_the_look_finds_what_is_private() -> None:
    class Sly(App[None]):
        def reach(self) -> object:
            return self._driver

    assert "_driver" in _private_names(inspect.getsource(Sly)) & _of_textual(Sly)


def _modules() -> list[Path]:
    return [
        path
        for path in sorted(_FOLDER.rglob("*.py"))
        if path.name != "textual_internals.py" and path.parent.name != "terminal_diff"
    ]


@pytest.mark.parametrize("path", _modules(), ids=lambda path: str(path.relative_to(_FOLDER)))
def test_no_private_name_of_another_object_or_module_is_used(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            assert not node.module.startswith("textual._"), node.module
        if isinstance(node, ast.Attribute) and _PRIVATE.fullmatch(node.attr) and node.attr not in _OF_PYTHON:
            owner = ast.unparse(node.value)
            assert owner in _ITSELF or owner[:1].isupper() or owner == "inherited", ast.unparse(node)
