"""`jobboard news` reads the changelog."""

from tests.conftest import ROOT, Run


def test_news_names_the_version(call: Run) -> None:
    version = call("--version").out.split()[-1]
    assert call("news").out.startswith(f"jobboard {version}\n")


def test_news_is_the_changelog_without_its_marks(call: Run) -> None:
    text = call("news").out
    assert not {"#", "`", "*"} & set(text)
    assert text.split("\n\n", 1)[1].strip() in (ROOT / "jobboard" / "CHANGELOG.md").read_text(encoding="utf-8")
