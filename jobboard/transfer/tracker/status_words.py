"""The status words of trackers in seven languages, and where they put a card."""

from jobboard.followup.enums import Outcome, Stage

YES = frozenset(
    ["yes", "y", "x", "true", "done", "passed", "completed", "complete", "scheduled", "invited", "ok", "✓", "✔", "☑",
     "✅", "ja", "oui", "sí", "si", "sim", "是", "有", "已完成", "通过", "已通过", "wahr", "vrai", "verdadero"]
    + [str(number) for number in range(1, 10)]
)  # fmt: skip
"""Cells of a yes/no column that say it took place, or will."""

NO = frozenset(
    ["no", "n", "false", "n a", "na", "none", "nope", "0", "not yet", "✗", "✘", "☐", "❌", "nein", "nej", "non", "não",
     "nao", "否", "无", "未", "没有", "falsch", "faux", "falso"]
)  # fmt: skip
"""Cells that say it did not."""

YES_OR_NO = YES | NO

STAGE_WORDS: dict[Stage, tuple[str, ...]] = {
    Stage.TARGET: (
        "target", "to apply", "wishlist", "wish list", "saved", "watching", "bookmarked", "to do", "todo",
        "not applied", "not applied yet", "not yet applied", "interested", "want to apply", "will apply", "planned",
        "planning to apply", "backlog", "prospect", "lead", "ready to apply", "researching", "applying", "draft",
        "drafted", "not started", "considering", "new",
        "geplant", "noch nicht beworben", "zu bewerben", "merkliste", "gemerkt", "vorgemerkt", "interessant", "entwurf",
        "bewerben",
        "à postuler", "à faire", "envisagé", "brouillon", "à candidater",
        "por aplicar", "por postular", "guardado", "guardada", "interesado", "borrador", "para aplicar",
        "a candidatar", "salvo", "salva", "quero aplicar", "rascunho", "tenho interesse",
        "skal søges", "gemt", "kladde", "ikke søgt", "planlagt",
        "待投递", "未投递", "想投", "准备投递", "待申请", "收藏", "已收藏", "意向",
    ),
    Stage.APPLIED: (
        "applied", "submitted", "application submitted", "application sent", "sent", "app sent", "applied online",
        "not responded", "no response", "no response yet", "no reply", "no answer", "waiting", "awaiting response",
        "waiting for response", "pending", "active", "open", "ongoing", "in progress", "received", "under review",
        "in review", "application received", "application in progress", "no word", "heard nothing", "apply",
        "beworben", "bewerbung gesendet", "bewerbung verschickt", "bewerbung abgeschickt", "abgeschickt", "gesendet",
        "versendet", "verschickt", "eingereicht", "offen", "in bearbeitung", "laufend", "eingangsbestätigung",
        "keine antwort", "keine rückmeldung", "warten", "warte auf antwort", "warte auf rückmeldung", "ausstehend",
        "postulé", "candidaté", "candidature envoyée", "envoyé", "envoyée", "en attente", "en cours", "sans réponse",
        "pas de réponse", "en attente de réponse",
        "aplicado", "aplicada", "postulado", "enviado", "enviada", "solicitud enviada", "candidatura enviada",
        "solicitado", "inscrito", "en proceso", "en revisión", "pendiente", "sin respuesta", "esperando respuesta",
        "candidatado", "candidatei me", "candidatura feita", "em análise", "em andamento", "aguardando",
        "aguardando resposta", "aguardando retorno", "sem resposta", "sem retorno", "pendente",
        "ansøgt", "ansøgning sendt", "sendt", "søgt", "afventer", "afventer svar", "intet svar", "under behandling",
        "已投递", "已投", "投递", "已申请", "已提交", "已投简历", "简历筛选", "筛选中", "等待回复", "等待中", "无回复",
        "进行中", "处理中", "简历评估", "未回复", "网申", "已投遞", "已申請",
    ),
    Stage.INTERVIEWED: (
        "interviewed", "interview", "interviewing", "interviews", "in interviews", "technical", "onsite", "on site",
        "phone screen", "phone interview", "phone", "screening", "screen", "phone screening", "screening call",
        "technical interview", "final round", "final interview", "first interview", "second interview",
        "third interview", "hr interview", "video interview", "interview scheduled", "recruiter screen",
        "interview process", "in process", "round 1", "round 2", "round 3", "1st interview", "2nd interview",
        "hr screen", "recruiter call", "phone call",
        "vorstellungsgespräch", "gespräch", "im gespräch", "telefoninterview", "erstgespräch", "zweitgespräch",
        "bewerbungsgespräch", "eingeladen", "einladung", "einladung zum gespräch", "probearbeiten",
        "kennenlerngespräch",
        "entretien", "en entretien", "entretien téléphonique", "entretien passé", "entretien prévu",
        "entretien planifié", "entretien rh", "entretien technique", "convoqué",
        "entrevista", "en entrevista", "entrevistado", "entrevistada", "entrevista programada", "entrevista técnica",
        "em entrevista", "entrevista agendada", "entrevista marcada", "entrevistando",
        "samtale", "jobsamtale", "til samtale", "indkaldt til samtale", "første samtale", "anden samtale",
        "面试", "面试中", "一面", "二面", "三面", "四面", "终面", "hr面", "技术面", "待面试", "已面试", "约面", "群面",
        "一面通过", "二面通过", "面試", "面試中",
    ),
    Stage.OFFER: (
        "offer", "offered", "offer received", "job offer", "offer extended", "got offer", "received offer",
        "negotiating", "negotiation", "offer stage",
        "angebot", "angebot erhalten", "jobangebot", "vertragsangebot", "zusage", "zusage erhalten",
        "offre", "offre reçue", "proposition", "proposition reçue", "promesse d embauche",
        "oferta", "oferta recibida", "oferta recebida", "proposta", "proposta recebida",
        "tilbud", "jobtilbud", "tilbud modtaget",
        "录用", "已录用", "拿到offer", "收到offer", "已offer", "意向书", "錄取",
    ),
    Stage.REJECTED: (
        "rejected", "rejection", "reject", "denied", "not selected", "not selected by employer", "turned down",
        "unsuccessful", "no longer under consideration", "no longer considered", "not moving forward", "refused",
        "application rejected", "declined by employer", "regret", "failed",
        "absage", "abgelehnt", "abgesagt", "absage erhalten", "absage bekommen",
        "refus", "refusé", "refusée", "rejeté", "rejetée", "candidature refusée", "réponse négative", "non retenu",
        "non retenue", "négatif",
        "rechazado", "rechazada", "rechazo", "descartado", "descartada", "no seleccionado", "no seleccionada",
        "rejeitado", "rejeitada", "rejeição", "recusado", "recusada", "reprovado", "reprovada", "não selecionado",
        "afslag", "afvist", "fået afslag",
        "拒绝", "已拒绝", "被拒", "被拒绝", "拒信", "未通过", "挂", "已挂", "挂了", "不合适", "淘汰", "简历挂",
        "一面挂", "二面挂", "三面挂", "感谢信", "已拒", "婉拒",
    ),
}  # fmt: skip
"""Words for a stage: English, then German, French, Spanish and Portuguese, Danish, Chinese."""

OUTCOME_WORDS: dict[Outcome, tuple[str, ...]] = {
    Outcome.ACCEPTED: (
        "accepted", "offer accepted", "hired", "signed", "accepted offer",
        "angenommen", "angebot angenommen", "eingestellt", "vertrag unterschrieben",
        "accepté", "acceptée", "offre acceptée", "embauché", "embauchée",
        "aceptado", "oferta aceptada", "contratado", "contratada", "aceito", "aceite", "proposta aceita",
        "accepteret", "tilbud accepteret", "ansat",
        "已接受", "接受offer", "已入职", "入职", "待入职", "已签约", "签约",
    ),
    Outcome.DECLINED: (
        "offer declined", "declined offer", "offer rejected", "rejected offer", "i declined", "turned down offer",
        "angebot abgelehnt", "offre refusée", "offre déclinée", "oferta rechazada", "proposta recusada",
        "tilbud afslået", "拒绝offer", "已拒offer", "拒offer", "放弃offer",
    ),
    Outcome.WITHDRAWN: (
        "withdrawn", "withdrew", "withdraw", "i withdrew", "application withdrawn",
        "zurückgezogen", "bewerbung zurückgezogen", "retiré", "retirée", "candidature retirée", "abandonné",
        "retirado", "retirada", "desisti", "desistência", "trukket", "trukket tilbage", "撤回", "已撤回", "放弃",
        "已放弃",
    ),
    Outcome.NO_REPLY: ("archived", "archiviert", "archivé", "archivado", "arquivado", "arkiveret", "已归档", "expired"),
}  # fmt: skip
"""Words that end an application: in Offer where the offer was accepted or declined, else where it has come to."""

DETAILED_STAGE_WORDS: dict[Stage, tuple[str, ...]] = {
    Stage.APPLIED: (
        "suspected ghost job", "ghost job", "ghosted", "ghost", "application viewed", "viewed", "assessment", "oa",
        "online assessment", "笔试", "已读不回",
    ),
    Stage.REJECTED: (
        "declined", "position filled", "filled", "position closed", "job closed", "no longer available",
        "position cancelled", "stelle besetzt", "bereits besetzt", "poste pourvu", "vaga encerrada", "vacante cerrada",
    ),
}  # fmt: skip
"""Words that say more than the stage they stand for."""

WORDS_IN_LONGER_STATUS = (
    "rejected", "rejection", "denied", "not selected", "withdrawn", "withdrew", "accepted", "hired", "offer",
    "interview", "interviewed", "interviewing", "onsite", "phone screen", "screening", "applied", "submitted",
    "ghosted", "to apply", "saved", "wishlist",
    "absage", "abgelehnt", "zusage", "angebot", "vorstellungsgespräch", "gespräch", "beworben", "bewerbung",
    "refus", "refusée", "entretien", "candidature", "rechazado", "rejeitado", "entrevista", "afslag", "tilbud",
    "samtale", "ansøgning",
)  # fmt: skip
"""Words that tell the stage of a longer status, the most final first."""

CHINESE_WORDS_IN_LONGER_STATUS = ("拒", "挂", "录用", "面试", "一面", "二面", "三面", "终面", "投递", "申请")
"""The same in a language that leaves no blanks between its words."""
