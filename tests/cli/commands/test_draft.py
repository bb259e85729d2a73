"""`jobboard draft` prints the words for pipes; `jobboard config templates` hands out the shipped ones to be edited."""

from pathlib import Path

import pytest

from jobboard.followup.enums import Language
from jobboard.followup.messages.drafts import template_names, template_text
from jobboard.store.actions.drafts import save_draft
from jobboard.store.open import open_store
from tests.conftest import Run
from tests.followup.test_detect_language import GERMAN


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the settings are."""
    path = tmp_path / "settings" / "config.toml"
    path.parent.mkdir()
    monkeypatch.setenv("JOBBOARD_CONFIG", str(path))
    return path


@pytest.fixture(autouse=True)
def nordwind(call: Run, config: Path) -> None:
    call("add", "Nordwind", "SRE", "--stage", "applied", "--on", "2026-11-02", "--contact", "Dana Ruiz <d@n.example>")


def test_the_draft_is_on_stdout_and_the_remarks_beside_it(call: Run) -> None:
    ran = call("draft", "nordwind")
    assert ran.code == 0
    assert ran.out.startswith("Subject: SRE: ")
    assert "Hello Dana," in ran.out
    assert ran.out.endswith("[my name]\n")
    notes = ["to Dana Ruiz <d@n.example>", "to fill: one result that fits, my name"]
    assert ran.err.splitlines()[:2] == notes
    assert "your own page fills some of these for good" in ran.err
    assert call("draft", "nordwind").err.splitlines() == notes


def test_the_name_in_the_settings_signs_it(call: Run, config: Path) -> None:
    config.write_text('[display]\nname = "Ada Byron"\n')
    assert call("draft", "1").out.endswith("\nAda Byron\n")
    assert any(line.split()[:3] == ["name", "Ada", "Byron"] for line in call("config").out.splitlines())


def test_a_name_that_is_no_text_is_refused(call: Run, config: Path) -> None:
    config.write_text("[display]\nname = 3\n")
    ran = call("draft", "1")
    assert (ran.code, ran.out) == (2, "")
    assert 'name is "3"' in ran.err


def test_the_words_that_the_user_has_begun_are_printed(call: Run, board: Path) -> None:
    with open_store(board) as store:
        save_draft(store, 1, "follow_up-1-applied", "Subject: Mine\n\nMy own words, [one more]")
    ran = call("draft", "1")
    assert ran.out == "Subject: Mine\n\nMy own words, [one more]\n"
    assert "to fill: one more" in ran.err


@pytest.mark.parametrize("step", ["thank_you", "thank-you", "THANK"])
def test_another_step_can_be_asked_for(call: Run, step: str) -> None:
    ran = call("draft", "1", "--step", step)
    assert ran.out.startswith("Subject: Thank you for the interview")
    assert "Hello Dana" in ran.out
    assert "[personal detail]" in ran.out
    assert "Say something personal first" in ran.err


@pytest.mark.parametrize("stage", ["target", "applied", "interviewed", "offer", "rejected"])
@pytest.mark.parametrize("people", [(), ("--contact", "Dana Ruiz, recruiter")])
def test_every_step_can_be_asked_for_on_any_card(call: Run, stage: str, people: tuple[str, ...]) -> None:
    call("add", "Kanta", "Analyst", "--stage", stage, *people)
    for step in ("reply", "apply", "reach_out", "promised", "escalate", "decide", "last_message", "keep_warm"):
        ran = call("draft", "kanta", "--step", step)
        assert ran.code == 0 or "nothing is written" in ran.err, ran.err
        assert "{" not in ran.out


def test_a_step_without_words_says_so(call: Run) -> None:
    assert call("draft", "1", "--step", "prepare").err.startswith("jobboard: nothing is written for the step prepare: ")
    call("close", "1", "withdrawn")
    ran = call("draft", "1")
    assert (ran.code, ran.out) == (1, "")
    assert "nothing is written for what Nordwind · SRE needs now" in ran.err


def test_templates_are_written_once_and_used_one_by_one(call: Run, config: Path) -> None:
    folder = config.parent / "templates"
    first = call("config", "templates")
    assert first.out.startswith(f"{folder}\n")
    assert f"{len(template_names())} written\n" in first.out
    assert {path.stem for path in folder.iterdir()} == set(template_names())
    mine = folder / "follow_up-1-applied.txt"
    mine.write_text("Hello {first_name}, {what_i_can_do}\x1b[2J?")
    assert call("draft", "1").out == "Hello Dana, [what I can do]?\n"
    again = call("config", "templates")
    assert f"0 written, {len(template_names())} there already" in again.out
    assert "what_i_can_do" in mine.read_text()


def test_one_template_is_written_by_its_name(call: Run, config: Path) -> None:
    assert call("config", "templates", "reply", "thank_you.txt").code == 0
    folder = config.parent / "templates"
    assert sorted(path.name for path in folder.iterdir()) == ["reply.txt", "thank_you.txt"]
    assert (folder / "reply.txt").read_text(encoding="utf-8") == template_text("reply")
    ran = call("config", "templates", "../reply")
    assert ran.code == 2
    assert "did you mean reply?" in ran.err


def test_a_file_that_is_no_template_is_named_and_does_no_harm(call: Run, config: Path) -> None:
    (config.parent / "templates").mkdir()
    (config.parent / "templates" / "folow_up-1-applied.txt").write_text("Hello")
    ran = call("draft", "1")
    assert ran.code == 0
    assert "did you mean follow_up-1-applied.txt?" in ran.err
    assert ran.out.startswith("Subject: ")


def test_a_letter_is_in_the_language_that_is_asked_for_or_the_page_names(call: Run) -> None:
    assert "Guten Tag Dana Ruiz," in call("draft", "1", "--language", "German").out
    assert "Bonjour Dana Ruiz," in call("draft", "1", "--language", "fr").out
    call("me", "language", "es")
    assert "Buenos días, Dana Ruiz:" in call("draft", "1").out
    assert "choose en, de, fr or es" in call("draft", "1", "--language", "no").err


def test_a_posting_tells_the_language(call: Run, tmp_path: Path) -> None:
    posting = tmp_path / "stelle.txt"
    posting.write_text(f"Analystin bei Kanta\n\n{GERMAN}", encoding="utf-8")
    assert call("add", "Kanta", "Analyst", "--stage", "applied", "--on", "2026-11-02", "--from", str(posting)).code == 0
    assert "Guten Tag [first name]," in call("draft", "kanta").out


def test_a_call_prints_its_sheet_with_the_number(call: Run) -> None:
    call("contact", "edit", "1", "Dana Ruiz", "--phone", "+47 555 0100")
    call("me", "name", "Ada Byron", "phone", "+47 555 0199", "pitch", "I build quiet systems. They move money.")
    ran = call("draft", "1", "--by", "phone")
    lines = ran.out.splitlines()
    assert lines[0] == "Call Dana Ruiz: +47 555 0100"
    assert "Say   Hello Dana, this is Ada Byron. I build quiet systems. They move money. I applied" in ran.out
    assert [line[0] for line in lines if line[:1] in "123" and line[1:2] == " "] == ["1", "2", "3"]
    assert "How   Little small talk." in ran.out
    assert ran.out.count("+47 555 0199") == 2
    assert ran.err == ""
    call("touch", "1", "follow-up", "--on", "2026-11-10", "--to", "Dana")
    assert call("draft", "1").out.startswith("Call Dana Ruiz: +47 555 0100\n")
    assert call("draft", "1", "--by", "email").out.startswith("Subject: ")
    assert call("draft", "1", "--by", "linkedin").out.startswith("Hello Dana,")


def test_who_wants_no_calls_gets_a_letter(call: Run) -> None:
    call("contact", "edit", "1", "Dana Ruiz", "--phone", "+47 555 0100", "--no-calls")
    ran = call("draft", "1", "--by", "phone")
    assert ran.out.startswith("Subject: ")
    assert "Dana Ruiz asked for no calls" in ran.err


@pytest.mark.parametrize(
    ("answer", "says"),
    [("accept", "I accept your offer"), ("decline", "will not take it"), ("time", "a few more days")],
)
def test_an_offer_is_answered_in_four_ways(call: Run, answer: str, says: str) -> None:
    call("move", "1", "offer")
    assert says in call("draft", "1", "--answer", answer).out
    assert "Before I decide I'd like to talk about" in call("draft", "1").out


def test_templates_of_ones_own_are_by_language(call: Run, config: Path) -> None:
    folder = config.parent / "templates"
    (folder / "de").mkdir(parents=True)
    (folder / "follow_up-1-applied.txt").write_text("Mine in English")
    (folder / "de" / "follow_up-1-applied.txt").write_text("Meins auf Deutsch")
    assert call("draft", "1").out == "Mine in English\n"
    assert call("draft", "1", "--language", "de").out == "Meins auf Deutsch\n"
    assert "Bonjour" in call("draft", "1", "--language", "fr").out
    assert call("config", "templates", "reply", "--language", "de").code == 0
    assert (folder / "de" / "reply.txt").read_text(encoding="utf-8") == template_text("reply", Language.GERMAN)


def test_a_card_has_its_letters_in_its_own_language(call: Run) -> None:
    call("me", "language", "es")
    assert call("edit", "1", "--language", "Deutsch").code == 0
    assert "Guten Tag Dana Ruiz," in call("draft", "1").out
    assert "Bonjour" in call("draft", "1", "--language", "fr").out
    call("edit", "1", "--language", "")
    assert "Buenos días" in call("draft", "1").out
    ran = call("edit", "1", "--language", "Latin")
    assert ran.code == 2
    assert "choose en, de, fr or es" in ran.err
