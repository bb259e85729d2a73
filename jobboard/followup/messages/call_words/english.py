"""English."""

from jobboard.followup.messages.call_words.model import CallBranch, CallResult, CallWords

CALL = CallWords(
    hello="Hello {first_name}, this is {my_name}.",
    minute="Do you have a minute?",
    reasons={
        "reach_out": "I'm looking at the {role} role and have one short question about it.",
        "target": "I got in touch {when_i_wrote} about the {role} role and have one short question.",
        "applied": "I applied for the {role} role {when_applied} and have one short question about it.",
        "interviewed": "I was interviewed {when_interviewed} for the {role} role, and I wonder where it stands.",
        "talks": "I'm calling about the {role} role, and I wonder what comes next.",
        "called_off": "Our interview {when_planned} has fallen through, and I'd like to find a new day for it.",
        "offer": "I'm calling about your offer for the {role} role, to settle what is still open.",
        "promised": "I had made a note that there might be news about the {role} role {by_promised_day}.",
        "promised-rejected": "I had made a note that we might talk again {by_promised_day}.",
    },
    goals={
        "reach_out": "Learn what they really need, who decides, and whether they'd pass your name on.",
        "target": "Learn whether the role is open, who decides, and where your résumé should go.",
        "applied": "Learn whether they have read your résumé, when interviews are held, and who decides.",
        "interviewed": "Learn where the decision stands, what they are missing, and what happens next and by when.",
        "talks": "Learn what they need before you meet, and agree on a day.",
        "called_off": "Agree on a new day, and learn whether anything has changed.",
        "offer": "Learn who settles what is open, and by when.",
        "promised": "Learn how things stand; a new day is a good result too.",
        "promised-rejected": "Learn what is coming up, and stay in their minds.",
    },
    manner="Little small talk. Get the information, thank them, hang up.",
    machine="Hello {first_name}, this is {my_name} about the {role} role. I have one short question. My number is"
    " {my_phone}; once more: {my_phone}. I'll try you again as well. Thank you!",
    not_seen=CallBranch(
        "They have not seen your résumé",
        "Then I'll send it to you right after this call, so that you need not look for it.",
        "Which address reaches you yourself? And when may I ask what you made of it?",
        CallResult.RESEND,
    ),
    missing=CallBranch(
        "They are missing something, or it lies with somebody else",
        "Then let me help it along: you'll have what you need from me today.",
        "What exactly is missing, who decides, and when may I call again?",
        CallResult.RESEND,
    ),
    no=CallBranch(
        "They have decided, and it is a no",
        "Thank you for telling me straight; that helps me more than waiting.",
        "What is the one thing that would have made me the stronger candidate? May I come back for another role?",
        CallResult.REJECTION,
    ),
    short_list=CallBranch(
        "It is on the short list",
        "I'm glad to hear that. It is the kind of work I want to do.",
        "When are the interviews, what happens next, and by when? What would you like to see from me until then?",
        CallResult.PROMISE,
    ),
    going_on=CallBranch(
        "It is going ahead",
        "I'm glad to hear that, and I'm looking forward to it.",
        "What happens next, and by when? Who will get in touch, you or somebody else?",
        CallResult.PROMISE,
    ),
)
