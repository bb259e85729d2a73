"""The map of the code names files that are there."""

import re

import pytest

from tests.conftest import ROOT

MAP = (ROOT / "jobboard" / "README.md").read_text(encoding="utf-8")
_PACKAGE = ROOT / "jobboard"


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`([a-z_/]+(?:\.py|/))`", MAP))))
def test_what_the_map_names_is_there(name: str) -> None:
    assert (_PACKAGE / name).exists() or list(_PACKAGE.rglob(name.rstrip("/")))


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(([^)]+)\)", MAP))))
def test_its_links_lead_somewhere(target: str) -> None:
    assert (_PACKAGE / target).exists()
