"""Filling a template: what is known goes in, what is not stays to be seen, and nothing makes it fail."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobboard.followup.enums import Language, Outcome, Party, PersonKind, Stage, StepKind
from jobboard.followup.messages.drafts import (
    Draft,
    draft_for,
    fill,
    fill_text,
    offer_elsewhere_draft,
    own_texts,
    referrer_draft,
    template_for,
    template_names,
    template_text,
)
from jobboard.followup.messages.template_fields import FIELDS, DraftContext, first_name, full_name, template_values
from jobboard.followup.models import Closed, History, Interview, Person, Step
from tests.followup.builders import (
    A,
    I,
    O,
    R,
    T,
    at,
    day,
    deadline,
    held,
    history,
    interview,
    moved,
    promise,
    question,
    receipt,
    step,
    touch,
)

ABOUT = DraftContext("Nordwind", "Backend Engineer", "Robin Aas")
DANA = Person(1, "Dana Ruiz", PersonKind.HIRING_MANAGER)
MONA = Person(2, "Mona Dahl", PersonKind.REFERRER)

words = st.text() | st.text("{}[]abc_ :\r\n\tSubject")
values = st.dictionaries(st.sampled_from(sorted(FIELDS)) | words, words)


def draft(card: History, now: str, about: DraftContext = ABOUT, overrides: dict[str, str] | None = None) -> Draft:
    found = draft_for(step(card, now), card, about, at(now), overrides)
    assert found
    return found


def test_what_is_not_known_stays_as_a_blank_and_is_counted_once() -> None:
    filled = fill("x", "Subject: {role}\n\nDear {first_name}, I saw {what_i_saw}. {role}!", {"first_name": "Dana"})
    assert filled.subject == "[role]"
    assert filled.body == "Dear Dana, I saw [what I saw]. [role]!"
    assert filled.blanks == ("role", "what I saw")


def test_a_value_is_never_read_as_a_field_or_a_blank() -> None:
    filled = fill("x", "{role}, {company}", {"role": "{my_name} [remote]", "company": "A\nB"})
    assert filled.body == "{my_name} (remote), A B"
    assert filled.blanks == ()


def test_braces_that_hold_no_field_are_left_alone() -> None:
    assert fill_text("{ } {} {A} {a b} {{role}}", {"role": "QA"}) == "{ } {} {A} {a b} {QA}"


@given(words, values)
def test_any_template_and_any_data_make_a_draft(text: str, data: dict[str, str]) -> None:
    filled = fill("x", text, data)
    assert "\n" not in filled.subject
    assert all(f"[{blank}]" in filled.text for blank in filled.blanks)


@given(st.sampled_from(template_names()), values)
def test_every_field_of_a_shipped_template_is_filled_or_counted(name: str, data: dict[str, str]) -> None:
    filled = fill(name, template_text(name), data)
    empty = fill(name, template_text(name), {})
    given_names = {field for field, value in data.items() if value.split()}
    expected = [blank for blank in empty.blanks if blank.replace(" ", "_").lower() not in given_names]
    assert list(filled.blanks) == expected


@given(words, values)
def test_an_edited_draft_comes_back_as_it_was(text: str, data: dict[str, str]) -> None:
    first = fill("x", f"Subject: hi\n\n{text}", data)
    assert first.edited(first.text) == first


def test_an_edited_draft_counts_what_is_still_open() -> None:
    first = fill("thank_you", template_text("thank_you"), {"first_name": "Kim"})
    assert first.warning
    second = first.edited(first.text.replace("[personal detail]", "the story of the lost server"))
    assert "personal detail" not in second.blanks
    assert len(second.blanks) == len(first.blanks) - 1
    assert second.warning == ""
    assert second.template == "thank_you"


def test_an_edited_draft_without_a_subject_line_has_no_subject() -> None:
    assert Draft("x", "hi", "there", ()).edited("there") == Draft("x", "", "there", ())


def test_the_users_own_template_takes_the_shipped_ones_place() -> None:
    card = history(moved(A, "11-09"), people=(DANA,))
    mine = draft(card, "11-16", overrides={"follow_up-1-applied": "\ufeffsubject:  Mine\r\n\r\nHi {first_name}"})
    assert (mine.subject, mine.body) == ("Mine", "Hi Dana")


def test_the_users_own_template_may_be_more_special_than_any_shipped() -> None:
    own = {"promised-interviewed": "So?"}
    assert template_for(StepKind.PROMISED, None, I, own) == "promised-interviewed"
    assert template_for(StepKind.PROMISED, None, A, own) == "promised"


@pytest.mark.parametrize("now", ["11-19", "11-20"])
def test_an_interview_sends_nothing(now: str) -> None:
    card = history(moved(A, "11-02"), interview("11-20", "11-10"))
    assert draft_for(step(card, now), card, ABOUT, at(now)) is None


def test_somebody_else_can_be_written_to() -> None:
    other = Person(7, "Per Holm")
    card = history(moved(A, "11-09"), people=(DANA, other))
    found = draft_for(replace(step(card, "11-16"), person=7), card, ABOUT, at("11-16"))
    assert found
    assert found.body.startswith("Hello Per,")


def test_nobody_known_is_a_blank() -> None:
    assert "first name" in draft(history(moved(A, "11-09")), "11-16").blanks


def test_a_card_with_nothing_known_leaves_everything_blank() -> None:
    nothing = Step(StepKind.LAST_MESSAGE, day("11-16"), day("11-16"), 11, day("11-16"))
    card = history(moved(R, "11-13"))
    found = draft_for(nothing, card, DraftContext("", ""), at("11-16"))
    assert found
    assert found.blanks == ("first name", "role", "company", "my name")


@pytest.mark.parametrize(
    ("stage", "story"),
    [
        (T, "I would like to join Nordwind"),
        (A, "I applied for this role at Nordwind on 9 November"),
        (I, "I am in touch with Nordwind about this role"),
        (O, "I was offered this role at Nordwind on 9 November"),
    ],
)
def test_a_card_without_a_role_still_has_its_story(stage: Stage, story: str) -> None:
    assert (
        template_values(history(moved(stage, "11-09")), DraftContext("Nordwind", ""), at("11-16"))["my_story"] == story
    )


@pytest.mark.parametrize(
    ("field", "now", "said"),
    [
        ("when_applied", "11-09", "today"),
        ("when_applied", "11-10", "yesterday"),
        ("when_applied", "11-15", "on Monday"),
        ("when_applied", "11-16", "on 9 November"),
        ("when_applied", "2027-01-04", "on 9 November 2026"),
        ("by_promised_day", "11-16", "by 14:00 on Friday"),
        ("by_promised_day", "11-20", "by 14:00 today"),
        ("by_promised_day", "11-27", "by 14:00 on 20 November"),
        ("when_they_wrote", "11-16", "on Thursday"),
        ("when_i_wrote", "11-16", "on Friday"),
        ("next_steps", "11-16", "I will hear from you by 14:00 on Friday"),
        ("my_story", "11-16", "I applied for the Backend Engineer role at Nordwind on 9 November"),
    ],
)
def test_days_read_as_a_person_would_say_them(field: str, now: str, said: str) -> None:
    card = history(moved(A, "11-09"), question("11-12"), touch("answer", "11-13", 1), promise("11-20 14:00", "11-12"))
    assert template_values(card, ABOUT, at(now))[field] == said


@pytest.mark.parametrize(
    ("now", "said"),
    [("11-19", "by tomorrow"), ("11-20", "by today"), ("11-21", "by Friday"), ("11-28", "by 20 November")],
)
def test_a_promised_day_is_told_from_either_side(now: str, said: str) -> None:
    card = history(moved(A, "11-09"), promise("11-20", "11-12"))
    assert template_values(card, ABOUT, at(now))["by_promised_day"] == said


def test_whoever_promised_is_named_to_the_others() -> None:
    kim, ola = Person(1, "Kim Lund"), Person(2, "Ola Berg")
    card = history(moved(A, "11-02"), held("11-09", (1, 2)), promise("11-20", "11-09", 1), people=(kim, ola))
    assert template_values(card, ABOUT, at("11-09"), kim)["next_steps"] == "I will hear from you by 20 November"
    assert template_values(card, ABOUT, at("11-09"), ola)["next_steps"] == "I will hear from Kim Lund by 20 November"


def test_the_next_round_is_the_next_step() -> None:
    card = history(moved(A, "11-02"), held("11-09"), interview("11-30 10:00", "11-10"))
    assert template_values(card, ABOUT, at("11-10"))["next_steps"] == "the next conversation is on 30 November"


def test_whoever_wrote_is_not_told_what_they_know() -> None:
    card = history(moved(A, "11-02"), question("11-09", 1), touch("answer", "11-10", 1), people=(DANA, MONA))
    to_dana = template_values(card, ABOUT, at("11-16"), DANA)["where_we_left_off"]
    about_it = "about my application for the Backend Engineer role"
    assert to_dana == f"You got in touch on 9 November {about_it}, and I answered on Tuesday"
    assert template_values(card, ABOUT, at("11-16"), MONA)["where_we_left_off"].startswith("I applied for")


def test_only_unanswered_notes_are_brought_up() -> None:
    card = history(
        moved(A, "10-12"),
        touch("follow-up", "10-19", 1),
        question("10-20", 1),
        touch("answer", "10-21", 1),
        touch("follow-up", "10-28"),
        touch("follow-up", "11-02", 1),
        touch("follow-up", "11-02", 1),
        people=(DANA,),
    )
    assert (
        template_values(card, ABOUT, at("11-09"), MONA)["to_whom_and_when"]
        == "to Nordwind on 28 October and to Dana Ruiz on 2 November"
    )
    assert (
        template_values(card, ABOUT, at("11-09"), DANA)["to_whom_and_when"]
        == "to Nordwind on 28 October and to you on 2 November"
    )


@pytest.mark.parametrize(
    ("name", "greeted"),
    [
        ("Dana Ruiz", "Dana"),
        ("Dana", "Dana"),
        ("Ruiz, Dana", "Dana"),
        ("jobs@nordwind.example", ""),
        ("Dr. Dana Ruiz", "Dana"),
        ("Frau Weiss", "Frau Weiss"),
        ("Ms Ruiz", "Ms Ruiz"),
        ("Dr.", "Dr."),
        ("Ruiz,", "Ruiz"),
        (" ", ""),
        ("", ""),
    ],
)
def test_people_are_greeted_by_their_first_name(name: str, greeted: str) -> None:
    assert first_name(name) == greeted


@given(st.text())
def test_any_name_can_be_greeted(name: str) -> None:
    assert "\n" not in first_name(name)


@pytest.mark.parametrize(
    ("card", "template", "news"),
    [
        (history(moved(A, "11-09")), "referrer", "I applied for the Backend Engineer role on 9 November"),
        (history(moved(A, "11-09"), held("11-12")), "referrer", "I had my interview for the Backend Engineer role"),
        (history(moved(A, "11-09"), interview("11-30", "11-10")), "referrer", "invited me to an interview on 30 Nov"),
        (history(moved(O, "11-09")), "referrer-offer", "they have offered me the Backend Engineer role"),
        (history(moved(O, "11-09"), Closed(Outcome.ACCEPTED, day("11-12"))), "referrer-offer", "I have accepted"),
        (history(moved(R, "11-09")), "referrer-rejected", "they have decided not to go on with me"),
    ],
)
def test_the_referrer_hears_how_it_went(card: History, template: str, news: str) -> None:
    found = referrer_draft(replace(card, people=(DANA, MONA)), ABOUT, at("11-16"))
    assert found
    assert found.template == template
    assert found.body.startswith("Hello Mona,")
    assert news in found.body


def test_the_referrer_may_be_a_name_only() -> None:
    found = referrer_draft(history(moved(A, "11-09")), replace(ABOUT, referrer="Ruth Keller"), at("11-16"))
    assert found
    assert found.body.startswith("Hello Ruth,")


@pytest.mark.parametrize(
    ("card", "people"),
    [
        (history(moved(A, "11-09")), (DANA,)),
        (history(moved(T, "11-09")), (MONA,)),
        (history(moved(O, "11-09"), Closed(Outcome.DECLINED, day("11-12"))), (MONA,)),
        (history(moved(A, "11-09")), (replace(MONA, do_not_contact=True),)),
    ],
    ids=["nobody referred", "nothing to tell", "declined", "asked not to be contacted"],
)
def test_no_message_to_a_referrer(card: History, people: tuple[Person, ...]) -> None:
    assert referrer_draft(replace(card, people=people), ABOUT, at("11-16")) is None


def test_an_offer_elsewhere_names_its_date_or_leaves_it_blank() -> None:
    card = history(moved(A, "11-02"), held("11-09"), people=(DANA,))
    told = offer_elsewhere_draft(card, ABOUT, 1, day("11-27"), at("11-16"))
    assert "by 27 November" in told.body
    assert told.body.startswith("Hello Dana,")
    open_ended = offer_elsewhere_draft(card, ABOUT, None, None, at("11-16"))
    assert open_ended.blanks[:2] == ("first name", "by other deadline")


@pytest.mark.parametrize("stage", Stage)
def test_a_field_that_is_known_has_a_meaning_to_show(stage: Stage) -> None:
    card = history(moved(stage, "11-09"), promise("11-20", "11-10"), held("11-10"), touch("follow-up", "11-11"))
    assert template_values(card, replace(ABOUT, referrer="Mona"), at("11-16"), DANA).keys() <= FIELDS.keys()


def test_a_card_that_was_moved_back_was_still_applied_for_on_its_first_day() -> None:
    back = history(moved(A, "11-02"), moved(I, "11-05"), moved(A, "11-10"))
    assert template_values(back, ABOUT, at("11-20"))["when_applied"] == "on 2 November"
    anew = history(moved(A, "10-12"), moved(T, "10-13"), moved(A, "11-02"))
    assert template_values(anew, ABOUT, at("11-20"))["when_applied"] == "on 2 November"
    taken_back = history(moved(A, "11-02"), moved(T, "11-03"), moved(R, "11-10"))
    values = template_values(taken_back, ABOUT, at("11-12"))
    assert "when_applied" not in values
    assert values["time_given"] == "the time you took"


def test_a_deadline_that_has_passed_or_was_for_another_offer_is_a_blank() -> None:
    card = history(moved(O, "11-09"), deadline("11-13", "11-09"))
    assert template_values(card, ABOUT, at("11-13"))["by_deadline"] == "by today"
    assert "by_deadline" not in template_values(card, ABOUT, at("11-14"))
    earlier = history(moved(O, "11-09"), deadline("11-27", "11-02"))
    assert "by_deadline" not in template_values(earlier, ABOUT, at("11-10"))
    told = offer_elsewhere_draft(card, ABOUT, None, day("11-13"), at("11-16"))
    assert "[by other deadline]" in told.body


def test_an_offer_elsewhere_may_have_to_be_answered_today() -> None:
    card = history(moved(A, "11-02"), held("11-09"), people=(DANA,))
    assert "by today" in offer_elsewhere_draft(card, ABOUT, 1, day("11-16"), at("11-16")).body


@pytest.mark.parametrize(
    ("reader", "wishes"),
    [
        (None, "I hope that Dana Ruiz is well"),
        (DANA, "I hope that you are well"),
        (MONA, "I hope that Dana Ruiz is well"),
    ],
)
def test_good_wishes_go_to_the_one_who_has_not_answered(reader: Person | None, wishes: str) -> None:
    card = history(
        moved(A, "11-02"), touch("follow-up", "11-09", 2), touch("follow-up", "11-12", 1), people=(DANA, MONA)
    )
    assert template_values(card, ABOUT, at("11-17"), reader)["well_wishes"] == wishes
    unnamed = history(moved(A, "11-02"), touch("follow-up", "11-09"), people=(DANA,))
    assert template_values(unnamed, ABOUT, at("11-17"))["well_wishes"] == "I hope that all is well on your side"


def test_a_letter_names_the_last_three_follow_ups() -> None:
    days = ("11-03", "11-04", "11-05", "11-06")
    card = history(moved(A, "11-02"), *(touch("follow-up", each, 1) for each in days), people=(DANA,))
    assert template_values(card, ABOUT, at("11-17"))["to_whom_and_when"] == (
        "to Dana Ruiz on 4 November, on 5 November and on 6 November"
    )


def test_what_was_agreed_is_told_until_its_day_and_only_then() -> None:
    card = history(moved(A, "11-02"), held("11-09", (1,)), promise("11-16", "11-09", 1), people=(DANA,))
    assert template_values(card, ABOUT, at("11-16"))["next_steps"] == "I will hear from Dana Ruiz by today"
    assert "next_steps" not in template_values(card, ABOUT, at("11-17"))
    assert "next_steps" not in template_values(history(moved(A, "11-02")), ABOUT, at("11-09"))


def test_a_promise_that_was_kept_is_still_told_and_one_in_force_goes_first() -> None:
    kept = history(moved(A, "11-02"), promise("11-06", "11-03"), question("11-07"))
    assert template_values(kept, ABOUT, at("11-20"))["by_promised_day"] == "by 6 November"
    newer = history(moved(A, "11-02"), promise("11-30", "11-03"), promise("11-27", "11-10"))
    assert template_values(newer, ABOUT, at("11-16"))["by_promised_day"] == "by 27 November"


def test_the_last_of_several_interviews_that_they_called_off_is_spoken_of() -> None:
    def off(when: str, on: str | None, by: Party | None, state: str = "cancelled") -> Interview:
        return replace(interview(when, "11-02", state=state), cancelled_by=by, cancelled_day=day(on) if on else None)

    first, last = off("11-20", "11-05", Party.THEM), off("11-18", "11-09", Party.THEM)
    card = history(moved(A, "11-02"), last, first)
    assert template_values(card, ABOUT, at("11-10"))["when_planned"] == "on 18 November"
    none = (off("11-20", "11-05", Party.US), off("11-20", None, Party.THEM), off("11-20", "11-05", Party.THEM, "moved"))
    assert "when_planned" not in template_values(history(moved(A, "11-02"), *none), ABOUT, at("11-10"))


def test_only_an_answer_to_the_reader_is_told_to_them() -> None:
    card = history(moved(A, "11-02"), question("11-09", 1), touch("answer", "11-10", 2), people=(DANA, MONA))
    assert "answered" not in template_values(card, ABOUT, at("11-16"), DANA)["where_we_left_off"]
    assert template_values(card, ABOUT, at("11-16"), DANA)["when_i_answered"] == "on Tuesday"
    follow_up = history(moved(A, "11-02"), question("11-09", 1), touch("follow-up", "11-10", 1), people=(DANA,))
    assert "when_i_answered" not in template_values(follow_up, ABOUT, at("11-16"), DANA)
    early = history(moved(A, "11-09"), question("11-02", 1), people=(DANA,))
    assert template_values(early, ABOUT, at("11-16"), DANA)["where_we_left_off"].startswith("I applied")


@pytest.mark.parametrize(
    ("name", "whole", "bare"),
    [
        ("Ruiz, Dana", "Dana Ruiz", "Dana Ruiz"),
        ("Dr. Ola Berg", "Dr. Ola Berg", "Ola Berg"),
        ("Frau Weiss", "Frau Weiss", "Frau Weiss"),
        ("jobs@n.example", "", ""),
        ("", "", ""),
    ],
)
def test_somebody_is_named_in_full(name: str, whole: str, bare: str) -> None:
    assert full_name(name) == whole
    assert full_name(name, titles=False) == bare


def test_an_answer_of_the_same_day_is_told_and_an_earlier_one_is_not() -> None:
    same = history(moved(A, "11-02"), question("11-09", 1), touch("answer", "11-09", 1), people=(DANA,))
    assert template_values(same, ABOUT, at("11-20"), DANA)["where_we_left_off"].endswith("and I answered on 9 November")
    earlier = history(moved(A, "11-02"), touch("answer", "11-08", 1), question("11-09", 1), people=(DANA,))
    assert "answered" not in template_values(earlier, ABOUT, at("11-20"), DANA)["where_we_left_off"]


def test_a_follow_up_of_the_day_that_starts_the_wait_is_no_unanswered_one_but_for_a_promise() -> None:
    same_day = history(moved(A, "11-02"), touch("follow-up", "11-02", 1), people=(DANA,))
    assert "to_whom_and_when" not in template_values(same_day, ABOUT, at("11-09"))
    promised = history(moved(A, "11-02"), promise("11-06", "11-03", 1), touch("follow-up", "11-06", 1), people=(DANA,))
    assert template_values(promised, ABOUT, at("11-09"))["to_whom_and_when"] == "to Dana Ruiz on 6 November"
    other = history(moved(A, "11-02"), touch("thank-you", "11-04", 1), touch("other", "11-05", 1), people=(DANA,))
    assert "to_whom_and_when" not in template_values(other, ABOUT, at("11-09"))


def test_who_wrote_first_is_told_so() -> None:
    card = history(moved(T, "11-02"), question("11-09", 1), people=(DANA, MONA))
    why = template_values(card, ABOUT, at("11-20"), DANA)["why_i_write"]
    assert why == "You got in touch on 9 November about the Backend Engineer role"
    assert template_values(card, ABOUT, at("11-20"), MONA)["why_i_write"].startswith("I'm interested in")
    assert template_values(card, ABOUT, at("11-20"), MONA)["when_they_wrote"] == "on 9 November"
    assert "why_i_write" not in template_values(card, DraftContext("", ""), at("11-20"), MONA)


def test_without_news_there_is_none() -> None:
    values = template_values(history(moved(I, "11-09")), ABOUT, at("11-16"))
    assert "news" not in values
    assert "next_steps" not in values


def test_a_receipt_is_no_word_of_theirs_and_a_word_of_the_first_day_is() -> None:
    automatic = replace(receipt("11-09"), person=1)
    card = history(moved(A, "11-02"), automatic, people=(DANA,))
    values = template_values(card, ABOUT, at("11-20"), DANA)
    assert "when_they_wrote" not in values
    assert values["where_we_left_off"].startswith("I applied")
    same_day = history(moved(A, "11-02"), question("11-02", 1), people=(DANA,))
    assert template_values(same_day, ABOUT, at("11-20"), DANA)["where_we_left_off"].startswith("You got in touch")


def test_the_users_own_text_goes_before_a_more_special_one_of_ours() -> None:
    own = {"reach_out": "Mine", "decide": "Mine too"}
    assert template_for(StepKind.REACH_OUT, None, T, own, PersonKind.EMPLOYEE) == "reach_out"
    assert template_for(StepKind.REACH_OUT, None, T, {}, PersonKind.EMPLOYEE) == "reach_out-employee"
    assert template_for(StepKind.DECIDE, None, O, own) == "decide"
    assert template_for(StepKind.DECIDE, None, O) == "decide-offer"


def test_the_users_own_texts_are_for_one_language_each() -> None:
    own = {"reply": "English", "de/reply": "Deutsch", "en/decide": "More English", "de/x/y": "no"}
    assert own_texts(own, Language.ENGLISH) == {"reply": "English", "decide": "More English"}
    assert own_texts(own, Language.GERMAN) == {"reply": "Deutsch"}
    assert own_texts(own, Language.FRENCH) == own_texts(None, Language.ENGLISH) == {}
