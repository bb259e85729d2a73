"""Spanish, formal."""

from jobboard.followup.messages.call_words.model import CallBranch, CallResult, CallWords

CALL = CallWords(
    hello="Buenos días, {first_name}, soy {my_name}.",
    minute="¿Tiene un minuto?",
    reasons={
        "reach_out": "Me interesa el puesto de {role} y tengo una pregunta breve.",
        "target": "Me puse en contacto {when_i_wrote} por el puesto de {role} y tengo una pregunta breve.",
        "applied": "Presenté {when_applied} mi candidatura para el puesto de {role} y tengo una pregunta breve.",
        "interviewed": "Tuve {when_interviewed} una entrevista para el puesto de {role}, y quería saber cómo va.",
        "talks": "Llamo por el puesto de {role}, para saber cuál es el siguiente paso.",
        "called_off": "Nuestra entrevista prevista {when_planned} se ha tenido que cancelar; me gustaría buscar otra.",
        "offer": "Llamo por su oferta para el puesto de {role}, para cerrar lo que queda pendiente.",
        "promised": "Tenía anotado que podría haber novedades sobre el puesto de {role} {by_promised_day}.",
        "promised-rejected": "Tenía anotado que podríamos volver a hablar {by_promised_day}.",
    },
    goals={
        "reach_out": "Saber qué necesitan de verdad, quién decide y si darían su nombre.",
        "target": "Saber si el puesto está abierto, quién decide y adónde enviar su currículum.",
        "applied": "Saber si han leído su currículum, cuándo son las entrevistas y quién decide.",
        "interviewed": "Saber cómo va la decisión, qué les falta y qué viene ahora y para cuándo.",
        "talks": "Saber qué necesitan antes de verse, y fijar un día.",
        "called_off": "Fijar un nuevo día y saber si ha cambiado algo.",
        "offer": "Saber quién cierra lo pendiente y para cuándo.",
        "promised": "Saber cómo va todo; una nueva fecha también es un buen resultado.",
        "promised-rejected": "Saber qué se avecina, y que se acuerden de usted.",
    },
    manner="Poca charla. Conseguir la información, dar las gracias, colgar.",
    machine="Buenos días, {first_name}, soy {my_name} y llamo por el puesto de {role}. Tengo una pregunta breve. Mi"
    " número es el {my_phone}; repito: {my_phone}. También volveré a intentarlo yo. ¡Muchas gracias!",
    not_seen=CallBranch(
        "No han visto su currículum",
        "Entonces se lo envío justo después de esta llamada, para que no tenga que buscarlo.",
        "¿A qué dirección le llega directamente? ¿Y cuándo puedo preguntarle qué le ha parecido?",
        CallResult.RESEND,
    ),
    missing=CallBranch(
        "Les falta algo, o lo tiene otra persona",
        "Entonces se lo pongo fácil: hoy mismo tendrá lo que necesita de mí.",
        "¿Qué falta exactamente, quién decide y cuándo puedo volver a llamar?",
        CallResult.RESEND,
    ),
    no=CallBranch(
        "Han decidido, y es que no",
        "Gracias por decírmelo claramente; me ayuda más que esperar.",
        "¿Qué habría reforzado más mi candidatura? ¿Puedo volver a escribirles por otro puesto?",
        CallResult.REJECTION,
    ),
    short_list=CallBranch(
        "Está entre las candidaturas finalistas",
        "Me alegra oírlo. Es el tipo de trabajo que quiero hacer.",
        "¿Cuándo son las entrevistas, qué viene ahora y para cuándo? ¿Qué les gustaría ver de mí hasta entonces?",
        CallResult.PROMISE,
    ),
    going_on=CallBranch(
        "Sigue adelante",
        "Me alegra oírlo, y tengo muchas ganas.",
        "¿Qué viene ahora y para cuándo? ¿Quién se pondrá en contacto, usted u otra persona?",
        CallResult.PROMISE,
    ),
)
