"""The documents name files and symbols that exist, and the checks that they promise are those that run."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

CONTRIBUTING = ROOT / ".github" / "CONTRIBUTING.md"
MAP = ROOT / "jobboard" / "README.md"
RULES = ROOT / "jobboard" / "followup" / "RULES.md"
DOCUMENTS = (ROOT / "README.md", CONTRIBUTING, MAP, RULES)
RECIPES = (
    "A rule", "A word in a mail or a status column", "A known tracker's export", "A key", "A screen", "A setting",
    "A CLI command", "A migration", "A language of letters",
)  # fmt: skip

_CODE = re.compile(r"`([^`\n]+)`")
_PATH = re.compile(r"(?:[\w-]+/)*(?:[\w-]+/|[\w-]+\.(?:py|md|toml|tcss|txt|yml))")
_SYMBOL_IN_FILE = re.compile(r"`(\w+(?:\.\w+)*)`\s+in\s+`([\w/]+\.py)`")
_CITED_SECTION = re.compile(r'RULES\.md, "([^"]+)"')
_FOLDERS = ("jobboard", "tests", "screenshots", ".github")


def name_of(document: Path) -> str:
    return document.relative_to(ROOT).as_posix()


def source_files() -> Iterator[Path]:
    for folder in _FOLDERS:
        yield from (path for path in (ROOT / folder).rglob("*") if "__pycache__" not in path.parts)


def paths_in(line: str) -> list[str]:
    return [code for code in _CODE.findall(line) if _PATH.fullmatch(code)]


def find(path: str, beside: list[Path]) -> Path | None:
    """The file or folder meant: below the root, the package, or a folder named before; else the only one so called."""
    for folder in (ROOT, ROOT / "jobboard", *beside):
        if (folder / path).exists():
            return folder / path
    ends = [each for each in source_files() if f"/{each.relative_to(ROOT).as_posix()}".endswith(f"/{path.rstrip('/')}")]
    return ends[0] if len(ends) == 1 else None


def missing_paths(text: str) -> Iterator[str]:
    for line in text.split("\n\n"):
        beside: list[Path] = []
        for path in paths_in(line):
            target = find(path, beside)
            if target is None:
                yield path
            else:
                beside.insert(0, target if target.is_dir() else target.parent)


def symbols(path: Path) -> set[str]:
    """What a module defines: names at its top, and those of its classes as Class.name."""
    found: set[str] = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        found |= set(_defined(node))
        if isinstance(node, ast.ClassDef):
            found |= {f"{node.name}.{name}" for each in node.body for name in _defined(each)}
    return found


def _defined(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
        yield node.name
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    yield from (target.id for target in targets if isinstance(target, ast.Name))


def recipes() -> dict[str, str]:
    """The recipes by their headings."""
    text = CONTRIBUTING.read_text(encoding="utf-8").partition("\n## Recipes\n")[2]
    return {part.partition("\n")[0]: part.partition("\n")[2].strip() for part in text.split("\n### ")[1:]}


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_files_and_folders_that_are_named_exist(document: Path) -> None:
    assert list(missing_paths(document.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_links_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", [CONTRIBUTING, MAP], ids=name_of)
def test_symbols_that_are_named_stand_where_it_is_said(document: Path) -> None:
    named = _SYMBOL_IN_FILE.findall(document.read_text(encoding="utf-8"))
    assert named
    for symbol, path in named:
        file = find(path, [])
        assert file, path
        assert symbol in symbols(file), f"{symbol} is not in {path}"


def test_there_is_a_short_recipe_for_each_kind_of_change() -> None:
    assert tuple(recipes()) == RECIPES
    assert {name for name, text in recipes().items() if len(text.splitlines()) > 8} == set()
    assert {name for name, text in recipes().items() if not paths_in(text.replace("\n", " "))} == set()


def test_the_map_names_every_folder_of_the_package() -> None:
    folders = {f"`{path.name}/`" for path in (ROOT / "jobboard").iterdir() if (path / "__init__.py").exists()}
    assert folders - set(re.findall(r"^\| (`\w+/`)", MAP.read_text(encoding="utf-8"), re.MULTILINE)) == set()


def test_sections_of_the_rules_that_are_cited_exist() -> None:
    headings = set(re.findall(r"^#+ (.+)$", RULES.read_text(encoding="utf-8"), re.MULTILINE))
    sources = [path for path in source_files() if path.suffix == ".py" and path != Path(__file__)]
    cited = {(section, path.name) for path in sources for section in _CITED_SECTION.findall(path.read_text("utf-8"))}
    assert len(cited) > 3
    assert {(section, name) for section, name in cited if section not in headings} == set()


def test_setting_up_takes_two_commands() -> None:
    section = CONTRIBUTING.read_text(encoding="utf-8").partition("\n## Set up\n")[2].partition("\n## ")[0]
    (block,) = re.findall(r"```sh\n(.*?)```", section, re.DOTALL)
    assert len(block.splitlines()) == 2


def test_commits_and_ci_run_the_same_checks() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    hooks = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    programs = re.findall(r"entry: \.venv-test/bin/(\S+(?: check| format)?)", hooks)
    assert programs == ["ruff check", "ruff format", "mypy"]
    assert all(f".venv-test/bin/{program}" in script for program in programs)
    assert "run: .ci/run" in (ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")
