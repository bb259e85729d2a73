"""How employers write what they have to say, in English and German, and its beginnings in some other languages."""

import re


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


REJECTION = _any(
    r"(?:continu|proceed|mov|advanc|go|progress)\w* (?:forward |ahead )?with (?:an)?other (?:candidate|applicant"
    r"|person)",
    r"(?:decided|chosen|opted) to (?:hire|appoint|choose|select|go with) (?:someone|somebody|an)",
    r"(?:have|has|.ve|.s) (?:now |already |since )?filled (?:the|this|our) (?:role|position|vacancy|opening|job)",
    r"(?:decision|decided|chosen|choosing|opted) not to (?:proceed|move|go|continue|progress|take|pursue|offer"
    r"|invite)",
    r"nicht geklappt|(?:stelle|position) (?:\w+ )?nicht anbieten",
    r"nie został\w* (?:pan |pani )?wybran",
    r"regret to (?:inform|tell|say|let you know)",
    r"(?:did|do|have|has|had|could|can|will) ?(?:not|n.t) (?:\w+ ){0,2}(?:select|selected|choose|chosen"
    r"|shortlist|shortlisted"
    r"|progress|pursue|take|consider) (?:your|you)\b.{0,40}(?:application|candidacy|forward|further|profile"
    r"|r[ée]sum[ée]|cv)?",
    r"(?:unable|not able|cannot|can.t|can not) (?:to )?(?:move|take|progress|proceed|offer|go)\b.{0,30}"
    r"(?:forward|further|ahead|with your|with you\b|application|candidacy|you (?:a|the|this) (?:position|role"
    r"|job|place))",
    r"(?:won.t|will not|not going to|decided not|have decided against) (?:to )?(?:be )?(?:mov|tak|progress"
    r"|proceed|go|pursu|continu)\w*"
    r"\b.{0,40}(?:forward|further|ahead|with your|application|candidacy|process)",
    r"(?:chosen|selected|hired|offered|gone with|going with|went with|decided on|moving forward with"
    r"|filled (?:it|this|the \w+) with)"
    r" (?:the (?:position|role|job) to )?(?:an)?other (?:candidate|applicant|person)|(?:chosen|selected|offered"
    r"|hired|found)"
    r" (?:(?:the |this )?(?:position|role|job) (?:to |by )?)?(?:someone|somebody) else",
    r"(?:candidates?|applicants?) (?:who|whose|that)\b.{0,80}(?:more closely|closer|better|more relevant|stronger)",
    r"(?:go|going|gone|went|move|moving|head|heading|decided to go) in (?:a|another) (?:different )?direction",
    r"not (?:the right|a|an? \w+) (?:fit|match) (?:for (?:us|this)|at this time|right now)?",
    r"(?:application|candidacy|profile)\b.{0,40}(?:was|is|has been|were) (?:rejected|declined|turned down"
    r"|unsuccessful"
    r"|not (?:successful|selected|accepted|progressed))",
    r"(?:position|role|vacancy|opening|job|requisition)\b.{0,30}(?:has|have|was|is|been) (?:now |already |since "
    r"|been )*"
    r"(?:filled|closed|cancelled|canceled|withdrawn|put on hold indefinitely)",
    r"(?:position|role|vacancy|opening|job)\b.{0,30}no longer (?:available|open)|(?:just|already|now"
    r"|since) hired (?:someone|somebody)",
    r"(?:position|role|vacancy|opening|job)\b.{0,30}no longer (?:available|open)|(?:just|already|now"
    r"|since) hired (?:someone|somebody)",
    r"(?:must|have to|need to) (?:decline|turn down|reject) (?:your|you)\b",
    r"you (?:have|were|are) (?:\w+ )?not (?:been )?(?:successful|selected|chosen|shortlisted)",
    r"not (?:be )?(?:inviting|invite|able to invite) you\b",
    r"(?:will|are|have decided|decided) not (?:to )?(?:be )?(?:moving|move|proceed|proceeding|progress|go|going)"
    r"\b.{0,30}\b(?:forward|ahead|further|with your)",
    r"(?:moving|move|proceed|proceeding|go|going|moved|gone|went|decided) (?:forward |ahead )?"
    r"(?:with|for|in favou?r of) (?:an)?other (?:candidate|applicant)",
    r"(?:not|n.t) (?:been )?(?:selected|shortlisted|successful|be considered|be progressing|be able to offer you)",
    r"(?:application|you|candidacy|candidature|interview)\b.{0,60}\bunsuccessful\b|\bunsuccessful (?:candidate"
    r"|applicant|on this occasion|this time)",
    r"(?:position|role|vacancy) (?:has|have) (?:now |already |since )?been filled",
    r"no longer (?:being )?(?:under consideration|considered)",
    r"pursue other (?:candidate|applicant)",
    r"leider (?:müssen|können|mussten|konnten|haben) wir.{0,160}?(?:absag"
    r"|nicht (?:weiter )?(?:berücksichtig|anbieten|in die|zusagen)|anders entschieden|absage)",
    r"leider eine absage",
    r"(?:leider|bedauer\w*)\b.{0,160}(?:nicht (?:überzeug|weiterverfolg|fortsetz|in betracht|in die nähere"
    r"|für sie entschieden|für dich entschieden)"
    r"|anderen? (?:bewerber|kandidat|person)|absagen|keine (?:positive|passende)|nicht weiter)",
    r"(?:haben|hat) (?:wir )?(?:uns|sich)\b.{0,80}(?:für (?:eine[nr]?|andere?)\b.{0,40}(?:bewerber|kandidat"
    r"|person|profil)|gegen)",
    r"(?:bewerbung|sie|dich|dir)\b.{0,60}nicht (?:weiter )?(?:berücksichtigen|verfolgen|weiterverfolgen)",
    r"(?:anderweitig|intern) (?:besetzt|vergeben)",
    r"(?:für|zugunsten) (?:eine[nr]?|andere[nrs]?) ander?e?[nr]? ?(?:bewerber|kandidat)\w*",
    r"nicht (?:weiter |mehr )?(?:berücksichtigen|berücksichtigt|in die engere (?:auswahl|wahl))",
    r"stelle (?:ist |wurde )?(?:bereits |inzwischen |anderweitig )+(?:besetzt|vergeben)",
    r"(?:ihnen|dir) (?:eine )?absage",
    r"ne (?:pouvons|donnerons|donnons) pas (?:donner )?(?:une )?suite",
    r"(?:votre candidature|votre profil)\b.{0,60}(?:n.a pas été (?:retenue?|sélectionnée?)|ne correspond pas)",
    r"(?:pas (?:été )?(?:retenue?|en mesure de (?:retenir|donner)|retenir votre)|retenu(?:e)? (?:un"
    r"|d.)autres? candidat)",
    r"(?:choisi|retenu|sélectionné) (?:un|une|d.)\s?autres? (?:candidat|profil)",
    r"regret de vous (?:informer|annoncer)|regrettons de (?:vous )?(?:informer|ne pas)",
    r"(?:lamentamos|lamento|sentimos) (?:informar|comunicar|tener que)",
    r"(?:no (?:ha|has|hemos|ha sido|fue|podemos)\b.{0,40}(?:seleccionad|elegid|continu|avanz|seguir adelante))",
    r"(?:otro|otra|otros) (?:candidat|perfil)\w*\b.{0,60}(?:elegid|seleccion|ajust|encaj)?",
    r"(?:hemos decidido|decidimos) (?:no |seguir |continuar |avanzar ).{0,40}(?:otr[oa]s? candidat"
    r"|tu candidatura|su candidatura)",
    r"(?:não (?:foi|fomos|iremos|vamos|podemos|avançar)\b.{0,50}(?:selecionad|seguir|avançar|prosseguir"
    r"|candidatura))|outros? candidat",
    r"(?:non (?:è stat|abbiamo|possiamo|potremo|proseguir)\w*\b.{0,60}(?:selezionat|scelt|candidatura"
    r"|proseguire))|altr[oi] candidat",
    r"(?:niet (?:verder|geselecteerd|doorgaan|uitgenodigd|in aanmerking)|andere kandida|gekozen voor een ander"
    r"|afgewezen)",
    r"(?:inte (?:gå vidare|gått vidare|blivit utvald|erbjuda)|andra (?:kandidat|sökande)|annan kandidat"
    r"|gått vidare med andra)",
    r"(?:ikke (?:gå videre|gått videre|gået videre|nådd opp|aktuell|blitt valgt|blevet valgt|tilbyde|tilby)"
    r"|andre (?:kandidat|søker|ansøger)"
    r"|anden kandidat|annen kandidat)",
    r"(?:nie (?:został\w* wybran|zdecydowaliśmy|będziemy kontynuować|możemy)|inn(?:ego|ych|ą) kandydat)",
    r"(?:未能(?:入选|通过|录用)|没有(?:入选|通过)|不(?:予|能)录用|暂不(?:匹配|合适|考虑)|未被录用|遗憾.{0,20}(?:通知|告知)|其他候选人|另一位候选人)",
    r"(?:valgt|besluttet) å (?:ikke )?gå videre (?:med|uten)? ?(?:en )?(?:annen|andre)",
)
OFFER = _any(
    r"(?:pleased|delighted|happy|excited|thrilled|glad|like) to (?:formally |officially )?offer you "
    r"(?:the|an?|this|our)\b(?! (?:first |second |phone |video )?(?:interview|slot|call|chat|chance|opportunity"
    r"|option"
    r"|possibility|time|test|task|meeting|conversation))",
    r"(?:offer letter|offer of employment|formal offer|written offer|letter of offer)",
    r"extend (?:you )?(?:an|the|our) offer",
    r"(?:make|making) you an offer",
    r"(?:ihnen|dir) (?:gerne |gern )?(?:die|eine|diese) (?:stelle|position)\b.{0,60}\b(?:anzubieten|anbieten)",
    r"(?:vertragsangebot|arbeitsvertrag|jobangebot|stellenangebot) "
    r"(?:anbei|im anhang|für (?:sie|dich)|zukommen|zu machen)",
    r"(?:anbei|im anhang)\b.{0,60}\b(?:vertragsangebot|arbeitsvertrag)",
    r"(?:ihnen|dir) (?:eine )?zusage",
    r"tilby deg (?:stillingen|jobben)",
)
INVITATION = _any(
    r"invite you (?:to|for|in)\b",
    r"(?:like|love|want|keen|happy) to (?:invite|meet|speak with|talk (?:to|with)|interview|schedule|arrange|set up)"
    r"\b.{0,60}\b(?:interview|call|conversation|chat|meeting|you)\b",
    r"interview (?:invitation|invite|confirmation)",
    r"interview (?:is (?:scheduled|confirmed|booked)|has been (?:scheduled|booked|confirmed))",
    r"(?:schedule|arrange|book|set up) (?:an?|the|your|a (?:first|second|final|short)) (?:phone |video |technical )?"
    r"(?:interview|call|screen|chat)",
    r"(?:pick|choose|select|book) (?:a|one of the|your) (?:time|slot)",
    r"(?:einladung|einladen|laden (?:wir )?(?:sie|dich))\b.{0,80}(?:gespräch|interview|kennenlern\w*|termin)",
    r"(?:vorstellungs|bewerbungs|kennenlern)gespräch\b.{0,80}\b(?:einladen|einladung|termin|vereinbaren|stattfinden)",
    r"(?:gespräch|kennenlernen)\b.{0,40}\beinladen",
    r"inviter? (?:deg|dig|vous) (?:til|à)\b",
    r"inviterer (?:deg|dig)\b",
)
CANCELLATION = _any(
    r"(?:have|need|has|had) to (?:cancel|call off)\b.{0,60}\b(?:interview|call|meeting|conversation)",
    r"(?:interview|call|meeting)\b.{0,40}\b(?:is|has been|was) cancel",
    r"(?:gespräch|termin|interview)\b.{0,60}\b(?:absagen|abgesagt|entfällt|ausfallen)",
)
PROMISE = _any(
    r"(?:get|be|come|circle) back (?:to|with|in touch with) you\b.{0,80}",
    r"(?:hear|heard) (?:back )?from (?:us|me)\b.{0,80}",
    r"let you know\b.{0,80}",
    r"(?:be|get) in touch\b.{0,80}",
    r"(?:give|send) you (?:an? )?(?:update|answer|decision|feedback)\b.{0,80}",
    r"(?:make|made|reach) (?:a|our|the) decision\b.{0,80}",
    r"(?:melden|melde) (?:wir |ich )?(?:uns|mich)\b.{0,100}",
    r"(?:geben|gebe|bekommen|erhalten|hören)\b.{0,60}\b(?:bescheid|rückmeldung|von uns)\b.{0,80}",
    r"\b(?:bis|innerhalb)\b.{0,60}\b(?:melden|bescheid|rückmeldung|zurück)\b",
)
RECEIPT = _any(
    r"(?:received|receipt of|got) your (?:application|résumé|resume|cv|documents)",
    r"(?:thank you|thanks) for (?:applying|your application|submitting|your interest in (?:the|our|joining"
    r"|working|a))",
    r"application\b.{0,80}\b(?:has been|was|is|been) (?:successfully )?(?:received|submitted|sent)",
    r"(?:eingang|erhalt) ihrer (?:bewerbung|unterlagen)",
    r"(?:ihre|deine) (?:bewerbung|unterlagen)\b.{0,60}\b(?:eingegangen|erhalten|angekommen|bei uns)",
    r"(?:danke|dank|bedanken (?:wir )?uns) für "
    r"(?:ihre|deine|das interesse|ihr interesse|dein interesse|die bewerbung|die zusendung)",
    r"(?:reçu|réception de) votre candidature",
    r"(?:hemos recibido|recepción de) (?:su|tu) (?:solicitud|candidatura)",
    r"(?:mottatt|modtaget) (?:din )?(?:søknad|ansøgning)",
)
QUESTION = _any(
    r"[^.!?\n]{3,200}\?(?=\s|$)",
    r"(?:could|can|would) you (?:please )?(?:send|share|provide|let|confirm|tell|complete|fill)\b.{0,80}",
    r"please (?:send|share|provide|confirm|let (?:me|us) know|tell|complete|reply|answer|fill)\b.{0,80}",
    r"(?:bitte|könnten sie|können sie|kannst du)\b.{0,40}\b"
    r"(?:senden|schicken|mitteilen|teilen|nennen|bestätigen|ergänzen)\b",
)
CONDITION = _any(r"\b(?:if|unless|should (?:you|we)|in case|whether|only|falls|sollten?|wenn|im falle|nur|sofern)\b")
"""What makes the rest of a sentence no more than a possibility."""
POLITE = _any(r"^\W*(?:how are you|hope|any questions|questions\?|wie geht|fragen\?)")

NO_REJECTION = _any(
    r"(?:process|decision|review|hiring|it|things?)\b.{0,30}(?:is|are|has been) (?:taking|delayed|running|slower"
    r"|longer)",
    r"(?:reach|call|contact|phone|ring) you\b|you.{0,20}(?:unreachable)|(?:call|attempt|login|upload|payment"
    r"|delivery)s?\b.{0,20}unsuccessful",
    r"(?:selected|chosen|picked|booked) (?:a|your|any) (?:time|slot|date|day)",
    r"\bnoch nicht\b|noch kein",
    r"(?:termin|gespräch|interview)\w*\b.{0,60}\b(?:absagen|abgesagt|verschieben|ausfallen)",
    r"\b(?:has|have|had)(?: not|n.t) (?:yet )?been (?:filled|closed)|not (?:yet )?(?:been )?(?:made|reached"
    r"|taken) (?:a|any|our|the) decision",
    r"not (?:yet )?(?:decided|finished|completed|closed)|\bnot\b.{0,40}\byet\b",
    r"(?:did|have|had) you (?:not )?",
)
"""What makes words of refusal no rejection: a delay, a call that was tried, a time that was not chosen."""

REFUSED_OFFER = _any(
    r"(?:not|n.t) (?:be )?(?:send|mak|extend|offer)\w*\b.{0,25}(?:offer|position|role|job)",
    r"(?:not|n.t) (?:be )?(?:send|mak|extend|offer)\w*\b.{0,25}(?:offer|position|role|job)",
    r"(?:unable|not able|cannot|can.t|can not|won.t|will not|not in a position|not be able|decided not"
    r"|not going)\b.{0,40}"
    r"(?:extend|make|offer|send)\b.{0,20}(?:offer|you (?:a|an|the|this) (?:position|role|job|place))",
    r"(?:extend|extended|made|make|making|given) (?:an|the|our|this)? ?offer to (?:an)?other\b",
    r"offer(?:ed)? (?:the |this )?(?:position|role|job) to (?:an)?(?:other|someone|somebody)",
    r"kein(?:e[ns]?)? (?:vertrags|job|stellen)?angebot\b",
)
"""An offer that is denied, or made to somebody else: a rejection."""

NO_OFFER = _any(
    r"\b(?:may|might|could|would|once|after|before|subject to|pending|until)\b",
    r"\b(?:may|might|could|once|after|before|subject to|pending|until)\b|\bwould (?:lead|result|then|follow"
    r"|be made)\b",
    r"(?:special|exclusive|limited|% off|discount|trial|subscription|webinar|course|service|benefits? we) ?offer",
    r"(?:we|they) offer (?:our|all|flexible|great|competitive|a range|you the (?:chance|opportunity))",
    r"\b(?:could|would|may|might) (?:lead|result|be)\b|looking forward to (?:making|extending)",
    r"offer (?:letter )?(?:process|stage|phase|template)",
)
"""What holds the word offer and is none."""

NEGATION = _any(
    r"\b(?:unfortunately|regret\w*|sadly|unable|cannot|never|no longer|neither|nor|without success|sorry)\b"
    r"|\bnot\b|n.t\b",
    r"\b(?:(?:an)?other (?:candidate|applicant)s?|someone else|somebody else|different direction)\b",
    r"\b(?:leider|bedauer\w*|nicht|kein\w*|absage)\b",
    r"\b(?:malheureusement|hélas|regrett\w*|ne .{1,30} pas|n.a pas)\b",
    r"\b(?:lamentablemente|desafortunadamente|lament\w*|no (?:ha|has|hemos|podemos|podremos|será))\b",
    r"\b(?:infelizmente|lamentavelmente|purtroppo|helaas|niet|tyvärr|inte|dessverre|desværre|beklager|ikke"
    r"|niestety|nie)\b",
    r"遗憾|抱歉|未能|暂不",
)
"""What may turn a sentence round."""

POLITENESS = _any(
    r"do not (?:reply|respond|hesitate)|don.t (?:reply|respond|hesitate)|not (?:monitored|be monitored"
    r"|reply to this)|cannot (?:receive|accept) replies",
    r"(?:if|should) you (?:have|did|do|are) (?:not|n.t)\b|if you (?:no longer|would rather not)|unsubscribe"
    r"|confidential|intended recipient",
    r"nicht auf diese (?:e-?mail|nachricht)|(?:antworten|beantworten) sie (?:bitte )?nicht|zögern sie nicht"
    r"|ne pas répondre|no responda|n.hésitez pas",
    r"(?:not|never) (?:share|disclose|ask you for)|no need to (?:reply|respond|do)|nothing (?:else"
    r"|more) (?:to do|is needed)",
)
"""Sentences whose negations belong to nothing that matters here."""
