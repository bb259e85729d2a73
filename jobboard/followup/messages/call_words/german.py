"""German, formal."""

from jobboard.followup.messages.call_words.model import CallBranch, CallResult, CallWords

CALL = CallWords(
    hello="Guten Tag {first_name}, hier ist {my_name}.",
    minute="Haben Sie eine Minute für mich?",
    reasons={
        "reach_out": "Mich interessiert die Stelle als {role}, und dazu habe ich eine kurze Frage.",
        "target": "Ich habe mich {when_i_wrote} wegen der Stelle als {role} gemeldet und habe eine kurze Frage.",
        "applied": "Ich habe mich {when_applied} als {role} beworben und habe dazu eine kurze Frage.",
        "interviewed": "Ich hatte {when_interviewed} ein Gespräch über die Stelle als {role} und wüsste gern, wie es"
        " steht.",
        "talks": "Es geht um die Stelle als {role}; ich wüsste gern, wie es weitergeht.",
        "called_off": "Unser Gespräch {when_planned} kommt nicht zustande; suchen wir einen neuen Termin?",
        "offer": "Es geht um Ihr Angebot für die Stelle als {role} und um das, was noch offen ist.",
        "promised": "Ich hatte mir notiert, dass es {by_promised_day} Neues zur Stelle als {role} geben könnte.",
        "promised-rejected": "Ich hatte mir notiert, dass wir {by_promised_day} wieder sprechen könnten.",
    },
    goals={
        "reach_out": "Erfahren, was wirklich gebraucht wird, wer entscheidet und ob man Ihren Namen weitergibt.",
        "target": "Erfahren, ob die Stelle offen ist, wer entscheidet und wohin Ihr Lebenslauf gehen soll.",
        "applied": "Erfahren, ob man Ihren Lebenslauf gelesen hat, wann die Gespräche sind und wer entscheidet.",
        "interviewed": "Erfahren, wie die Entscheidung steht, was noch fehlt und was bis wann geschieht.",
        "talks": "Erfahren, was man vor einem Treffen braucht, und einen Tag ausmachen.",
        "called_off": "Einen neuen Tag ausmachen und erfahren, ob sich etwas geändert hat.",
        "offer": "Erfahren, wer das Offene klärt und bis wann.",
        "promised": "Erfahren, wie die Dinge stehen; auch ein neuer Termin ist ein gutes Ergebnis.",
        "promised-rejected": "Erfahren, was ansteht, und in Erinnerung bleiben.",
    },
    manner="Wenig plaudern. Die Auskunft holen, danken, auflegen.",
    machine="Guten Tag {first_name}, hier ist {my_name} wegen der Stelle als {role}. Ich habe eine kurze Frage. Meine"
    " Nummer ist {my_phone}, noch einmal: {my_phone}. Ich versuche es auch selbst wieder. Vielen Dank!",
    not_seen=CallBranch(
        "Man hat Ihren Lebenslauf nicht gesehen",
        "Dann schicke ich ihn Ihnen gleich nach diesem Gespräch, damit Sie nicht suchen müssen.",
        "Unter welcher Adresse erreiche ich Sie selbst? Und wann darf ich fragen, was Sie davon halten?",
        CallResult.RESEND,
    ),
    missing=CallBranch(
        "Es fehlt etwas, oder es liegt bei jemand anderem",
        "Dann helfe ich gern nach: Was Sie von mir brauchen, haben Sie heute noch.",
        "Was genau fehlt, wer entscheidet, und wann darf ich wieder anrufen?",
        CallResult.RESEND,
    ),
    no=CallBranch(
        "Es ist entschieden, und es ist eine Absage",
        "Danke, dass Sie es mir offen sagen; das hilft mir mehr als zu warten.",
        "Was hätte meine Bewerbung am meisten gestärkt? Darf ich mich auf eine andere Stelle wieder melden?",
        CallResult.REJECTION,
    ),
    short_list=CallBranch(
        "Sie sind in der engeren Wahl",
        "Das freut mich. Genau solche Arbeit möchte ich machen.",
        "Wann sind die Gespräche, was geschieht als Nächstes und bis wann? Was möchten Sie vorher noch von mir sehen?",
        CallResult.PROMISE,
    ),
    going_on=CallBranch(
        "Es geht voran",
        "Das freut mich, und ich freue mich darauf.",
        "Was geschieht als Nächstes und bis wann? Wer meldet sich, Sie oder jemand anderes?",
        CallResult.PROMISE,
    ),
)
