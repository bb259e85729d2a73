"""How employers write what they have to say, in English and German, and its beginnings in some other languages."""

import re


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


REJECTION = _any(
    r"regret to (?:inform|tell|say)",
    r"(?:will|are|have decided|decided) not (?:to )?(?:be )?(?:moving|move|proceed|proceeding|progress|go|going)"
    r"\b.{0,30}\b(?:forward|ahead|further|with your)",
    r"(?:moving|move|proceed|proceeding|go|going|moved|gone|went|decided) (?:forward |ahead )?"
    r"(?:with|for|in favou?r of) (?:an)?other (?:candidate|applicant)",
    r"(?:not|n.t) (?:been )?(?:selected|shortlisted|successful|be considered|be progressing|be able to offer you)",
    r"\bunsuccessful\b",
    r"(?:position|role|vacancy) (?:has|have) (?:now |already |since )?been filled",
    r"no longer (?:being )?(?:under consideration|considered)",
    r"pursue other (?:candidate|applicant)",
    r"leider (?:müssen|können|mussten|konnten|haben) wir.{0,160}?(?:absag"
    r"|nicht (?:weiter )?(?:berücksichtig|anbieten|in die|zusagen)|anders entschieden|absage)",
    r"leider eine absage",
    r"(?:für|zugunsten) (?:eine[nr]?|andere[nrs]?) ander?e?[nr]? ?(?:bewerber|kandidat)\w*",
    r"nicht (?:weiter |mehr )?(?:berücksichtigen|berücksichtigt|in die engere (?:auswahl|wahl))",
    r"stelle (?:ist |wurde )?(?:bereits |inzwischen |anderweitig )+(?:besetzt|vergeben)",
    r"(?:ihnen|dir) (?:eine )?absage",
    r"ne (?:pouvons|donnerons|donnons) pas (?:donner )?(?:une )?suite",
    r"(?:lamentamos|lamento) (?:informar|comunicar)",
    r"(?:valgt|besluttet) å (?:ikke )?gå videre (?:med|uten)? ?(?:en )?(?:annen|andre)",
)
OFFER = _any(
    r"(?:pleased|delighted|happy|excited|thrilled|glad|like) to (?:formally |officially )?offer you "
    r"(?:the|an?|this|our)\b(?! (?:first |second |phone |video )?(?:interview|slot|call|chat|chance|opportunity|option"
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
    r"(?:thank you|thanks) for (?:applying|your application|submitting|your interest in (?:the|our|joining|working|a))",
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
