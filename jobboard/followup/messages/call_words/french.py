"""French, formal."""

from jobboard.followup.messages.call_words.model import CallBranch, CallResult, CallWords

CALL = CallWords(
    hello="Bonjour {first_name}, {my_name} à l'appareil.",
    minute="Auriez-vous une minute ?",
    reasons={
        "reach_out": "Le poste « {role} » m'intéresse, et j'ai une courte question à ce sujet.",
        "target": "J'ai pris contact {when_i_wrote} au sujet du poste « {role} », et j'ai une courte question.",
        "applied": "J'ai postulé {when_applied} pour le poste « {role} », et j'ai une courte question à ce sujet.",
        "interviewed": "J'ai passé {when_interviewed} un entretien pour le poste « {role} », et j'aimerais savoir où"
        " en sont les choses.",
        "talks": "J'appelle au sujet du poste « {role} », pour savoir quelle est la suite.",
        "called_off": "Notre entretien prévu {when_planned} a dû être annulé, et j'aimerais trouver une autre date.",
        "offer": "J'appelle au sujet de votre offre pour le poste « {role} », pour régler ce qui reste ouvert.",
        "promised": "J'avais noté qu'il pourrait y avoir du nouveau pour le poste « {role} » {by_promised_day}.",
        "promised-rejected": "J'avais noté que nous pourrions nous reparler {by_promised_day}.",
    },
    goals={
        "reach_out": "Savoir ce dont ils ont vraiment besoin, qui décide, et si l'on transmettrait votre nom.",
        "target": "Savoir si le poste est ouvert, qui décide, et à qui envoyer votre CV.",
        "applied": "Savoir si votre CV a été lu, quand ont lieu les entretiens, et qui décide.",
        "interviewed": "Savoir où en est la décision, ce qui leur manque, et quelle est la suite, pour quand.",
        "talks": "Savoir ce qu'il leur faut avant une rencontre, et fixer un jour.",
        "called_off": "Fixer un nouveau jour, et savoir si quelque chose a changé.",
        "offer": "Savoir qui règle ce qui reste ouvert, et pour quand.",
        "promised": "Savoir où en sont les choses ; une nouvelle date est aussi un bon résultat.",
        "promised-rejected": "Savoir ce qui se prépare, et rester dans leur mémoire.",
    },
    manner="Peu de bavardage. Obtenir l'information, remercier, raccrocher.",
    machine="Bonjour {first_name}, {my_name}, au sujet du poste « {role} ». J'ai une courte question. Mon numéro est le"
    " {my_phone} ; je répète : {my_phone}. J'essaierai de vous rappeler. Merci beaucoup !",
    not_seen=CallBranch(
        "Ils n'ont pas vu votre CV",
        "Alors je vous l'envoie juste après cet appel, pour que vous n'ayez pas à le chercher.",
        "À quelle adresse puis-je vous joindre directement ? Et quand puis-je vous demander ce que vous en pensez ?",
        CallResult.RESEND,
    ),
    missing=CallBranch(
        "Il leur manque quelque chose, ou l'affaire est ailleurs",
        "Alors je vais vous faciliter les choses : vous aurez aujourd'hui ce qu'il vous faut.",
        "Que manque-t-il exactement, qui décide, et quand puis-je rappeler ?",
        CallResult.RESEND,
    ),
    no=CallBranch(
        "C'est décidé, et c'est non",
        "Merci de me le dire franchement ; cela m'aide plus que d'attendre.",
        "Qu'est-ce qui aurait le plus renforcé ma candidature ? Puis-je revenir vers vous pour un autre poste ?",
        CallResult.REJECTION,
    ),
    short_list=CallBranch(
        "Votre candidature est retenue parmi les dernières",
        "Voilà qui me fait plaisir. C'est le genre de travail que je veux faire.",
        "Quand ont lieu les entretiens, quelle est la suite, et pour quand ? Que souhaitez-vous voir d'ici là ?",
        CallResult.PROMISE,
    ),
    going_on=CallBranch(
        "Cela avance",
        "Bonne nouvelle, je m'en réjouis.",
        "Quelle est la suite, et pour quand ? Qui prendra contact avec moi, vous ou quelqu'un d'autre ?",
        CallResult.PROMISE,
    ),
)
