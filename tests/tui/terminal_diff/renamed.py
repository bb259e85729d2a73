"""Run a module on a Textual in which one name is called otherwise.

`python -m tests.tui.terminal_diff.renamed NAME MODULE ...`.

NAME is a word of Textual's sources, or `module:word` for a word of one module only. Every use in Textual is changed, so
that Textual itself works as before.
"""

import re
import runpy
import sys
from importlib.abc import Loader
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import CodeType
from typing import Any


class Renaming(SourceFileLoader):
    """Loads a module's source with the word replaced."""

    def __init__(self, name: str, path: str, word: str) -> None:
        super().__init__(name, path)
        self._word = word

    def get_code(self, fullname: str) -> CodeType | None:
        source = self.get_source(fullname) or ""
        if not re.search(rf"\b{self._word}\b", source):
            return super().get_code(fullname)
        return compile(re.sub(rf"\b{self._word}\b", f"{self._word}_elsewhere", source), self.path, "exec")


class Finder:
    """Finds the modules of Textual, the others are left to the usual finders."""

    def __init__(self, module: str, word: str) -> None:
        self._module, self._word = module, word

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        if not name.startswith("textual.") or not name.endswith(self._module):
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec is not None and spec.origin is not None and isinstance(spec.loader, Loader):
            spec.loader = Renaming(name, spec.origin, self._word)
        return spec


if __name__ == "__main__":
    module, _, word = sys.argv.pop(1).rpartition(":")
    sys.meta_path.insert(0, Finder(module, word))
    runpy.run_module(sys.argv.pop(1), run_name="__main__")
