"""The user's own templates: read one by one from a folder, written once, never over what is there."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobboard.errors import StoreError
from jobboard.message_templates import OwnTemplates, read_templates, templates_dir, write_templates

NAMES = ("decide", "reply", "thank_you")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = templates_dir(tmp_path / "config.toml")
    folder.mkdir()
    return folder


def test_without_a_folder_the_shipped_words_count(tmp_path: Path) -> None:
    assert read_templates(templates_dir(tmp_path / "config.toml"), NAMES) == OwnTemplates()


def test_each_file_stands_in_for_one_template(folder: Path) -> None:
    (folder / "reply.txt").write_text("\ufeffSubject: Yes\r\n\r\nDear {first_name}\n", encoding="utf-8")
    (folder / "notes.md").write_text("not a template", encoding="utf-8")
    assert read_templates(folder, NAMES) == OwnTemplates({"reply": "Subject: Yes\n\nDear {first_name}"})


def test_a_file_that_is_called_otherwise_is_named_with_the_nearest(folder: Path) -> None:
    for name in ("thankyou.txt", "poem.txt"):
        (folder / name).write_text("Hello", encoding="utf-8")
    own = read_templates(folder, NAMES)
    assert own.texts == {}
    assert own.notices == (
        '"poem.txt" is no template; the shipped words count',
        '"thankyou.txt" is no template (did you mean thank_you.txt?); the shipped words count',
    )


def test_what_cannot_be_read_is_left_aside_and_said(folder: Path) -> None:
    (folder / "reply.txt").mkdir()
    (folder / "decide.txt").write_text(" \n")
    own = read_templates(folder, NAMES)
    assert own.texts == {}
    assert [notice.partition(";")[0] for notice in own.notices] == ['"decide.txt" is empty', '"reply.txt" is no file']


def test_a_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "templates").write_text("")
    (notice,) = read_templates(tmp_path / "templates", NAMES).notices
    assert "cannot read" in notice


@given(content=st.binary(max_size=80))
def test_any_file_is_a_text_that_steers_no_terminal(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / "reply.txt").write_bytes(content)
    own = read_templates(folder, NAMES)
    assert (len(own.texts), len(own.notices)) in ((1, 0), (0, 1))
    assert not any(character < " " and character != "\n" for text in own.texts.values() for character in text)


def test_writing_leaves_what_is_there_alone(tmp_path: Path) -> None:
    folder = templates_dir(tmp_path / "deep" / "config.toml")
    shipped = [("reply", "one"), ("decide", "two")]
    assert write_templates(folder, shipped[:1]) == [folder / "reply.txt"]
    (folder / "reply.txt").write_text("mine")
    assert write_templates(folder, shipped) == [folder / "decide.txt"]
    assert dict(read_templates(folder, NAMES).texts) == {"reply": "mine", "decide": "two"}
    assert (folder / "decide.txt").stat().st_mode & 0o777 == 0o600


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="file"):
        write_templates(tmp_path / "file" / "templates", [("reply", "")])
