"""Where each number of the rules comes from (RULES.md, "Evidence"): an article, a study with its year, or ours."""

_NO_STUDY = "no study found"

EVIDENCE = {
    "reply": "S3: an introduction that is left unanswered burns the referrer too; " + _NO_STUDY,
    "answer_offer": "ours; S3: several offers put you in the driver's seat",
    "thank_you": "S0 the day after, S4 within 24 hours; Robert Half 2017: 80 % of HR managers weigh it, 24 % of"
    " applicants send one",
    "promised": f'S1: a day after a date, "give us a week" is day eight; {_NO_STUDY}',
    "apply": f"S3: apply to every posting that attracts you; the interval is ours; {_NO_STUDY}",
    "reach_out": "S0: come in through people; Lever 2016, four million considerations: hired 1 in 16 with a referral,"
    " 1 in 152 without; the interval is ours",
    "ask_for_new_day": f"ours; S0: be patient, and ask; {_NO_STUDY}",
    "follow_up_target": f"ours; {_NO_STUDY}",
    "follow_up_applied": "S4; Accountemps 2017, hiring managers: within a week 29 %, one to two weeks 36 %, two to"
    " three 25 %, never 0 %; St. Louis Fed 2017: half of the postings stayed open under ten days, which speaks for"
    " early",
    "applied_early_week": "S4: at the start of the week; " + _NO_STUDY,
    "follow_up_interviewed": "S0 after a week; Greenhouse 2024, over 2,500 asked: 61 % heard nothing after an"
    " interview",
    "follow_up_offer": f"ours; {_NO_STUDY}",
    "follow_up_again": f"S4 3-5 days, S0 another few days; {_NO_STUDY}",
    "escalate": f"S0 another manager or recruiter as the last resort, S1 at least three; {_NO_STUDY}",
    "decide": f"ours; S0: weeks or months, freezes; {_NO_STUDY}",
    "last_message": f"S4: thanks, interest, one actionable step; the days are ours; {_NO_STUDY}",
    "keep_warm": f"S4: may end on a call-back list; the interval is ours; {_NO_STUDY}",
    "prepare_before": "S0",
    "deadline_before": "ours",
    "closing_before": "ours",
    "promised_hours": f"S1: hours after a promised time; {_NO_STUDY}",
    "promised_until": "ours",
    "promised_lapses": "ours",
    "thank_you_lapses": "ours",
    "thank_you_at_least": "ours",
    "last_message_lapses": "ours",
    "quiet_after": f"ours; {_NO_STUDY}",
    "wait": "ours",
    "panel_most": "ours: what one can do in a day",
    "ahead": "ours",
    "targets_least": "S0: five to ten targets",
    "targets_most": "S0: five to ten targets",
    "talks_beside": "S3: not all eggs in one basket",
    "application_gap": "S1, S3: go on applying while you talk",
    "untouched_least": "ours",
    "untouched_share": "S2: nobody read the 52 résumés, because nobody followed up",
    "timeline_within": "S4: ask what happens next, and by when",
    "learn_within": "S0: what will I do differently?",
    "rates_from": "ours; S4: the phone against email, by your own rates",
    "rates_least": "ours",
    "nudge_rests": "ours",
    "country": "yours",
}
"""The source of each rule's default, by its name."""

CHOICES = {
    "a referral first": "S0, S3; Lever 2016, four million considerations: hired 1 in 16 with a referral, 1 in 152"
    " without",
    "email before phone": "Accountemps 2017, hiring managers: email 64 %, phone 21 %, in person 14 %, social 1 %",
}
"""What the rules choose that is no number, and why."""

SOURCES = {
    "S0": "persistence",
    "S1": "five follow-up tips",
    "S2": "you need to follow up",
    "S3": "all eggs in one basket",
    "S4": "the forgotten art of the follow-up",
}
"""The five articles by what they are about."""
