"""The header words of trackers in seven languages, the surest of each language first."""

from jobboard.transfer.tracker.fields import Field

REJECT_REASON = "Not taken because"
"""Over the column that says in a file of rejected rows what is wrong with each."""

_ENGLISH: dict[Field, tuple[str, ...]] = {
    Field.COMPANY: (
        "company", "company name", "employer", "employer name", "organisation", "organization", "organisation name",
        "organization name", "firm", "business", "hiring company", "agency", "company applied to", "name of company",
    ),
    Field.ROLE: (
        "role", "position", "job title", "title", "role name", "role title", "position title", "position name",
        "job role", "job position", "job", "job name", "vacancy", "position applied", "position applied for", "opening",
        "role applied for",
    ),
    Field.STATUS: (
        "status", "application status", "current status", "state", "stage", "current stage", "application stage",
        "list name", "result", "outcome", "decision", "progress", "phase", "response",
    ),
    Field.STATUS_DAY: (
        "status date", "date of status", "last moved at", "last status change", "status changed", "status updated",
        "status updated at", "date of last status", "stage date",
    ),
    Field.HISTORY: ("history", "timeline", "stages", "pipeline", "steps", "application history", "process", "moves"),
    Field.APPLIED: (
        "date applied", "applied date", "application date", "date of application", "applied on", "applied at",
        "day applied", "applied", "date submitted", "submitted on", "submission date", "date sent",
        "application submitted", "application sent", "date",
    ),
    Field.SAVED: (
        "saved date", "date saved", "saved on", "saved at", "saved", "date added", "added on", "added", "bookmarked",
        "bookmarked on", "wishlisted", "date found", "found on", "created at", "created on", "created", "date created",
        "created time",
    ),
    Field.CHALLENGE: (
        "coding challenge", "challenge", "assessment", "online assessment", "oa", "coding test", "test", "take home",
        "take home test", "take home assignment", "assignment", "case study", "hackerrank",
    ),
    Field.INTERVIEW: (
        "interview", "interview date", "interviewed", "interviewed on", "interviews", "date of interview",
        "phone screen", "phone interview", "phone screening", "phone call", "screening", "screening call", "screen",
        "recruiter screen", "recruiter call", "hr interview", "hr call", "intro call", "video interview",
        "technical interview", "technical screen", "technical", "onsite", "on site", "onsite interview",
        "on site interview", "on campus", "campus interview", "final interview", "final round", "panel interview",
        "hiring manager interview", "behavioral interview", "behavioural interview", "round", "interview round",
        "got interview", "next interview",
    ),
    Field.INTERVIEWING: ("interviewing since", "date interviewing", "interview stage date", "moved to interview"),
    Field.OFFER: ("offer", "offer date", "date of offer", "offered", "offered on", "offer received", "got offer"),
    Field.REJECTED: (
        "rejected", "rejection", "rejection date", "date rejected", "rejected on", "date of rejection", "denied",
        "rejection received",
    ),
    Field.REPLIED: (
        "reply date", "response date", "date of reply", "date of response", "replied", "replied on", "reply",
        "responded", "responded on", "date heard back", "heard back", "heard back on", "response received",
        "date responded", "first response", "last response", "last contact from company",
    ),
    Field.FOLLOWED_UP: (
        "followed up", "followed up on", "follow up date", "date followed up", "follow up", "follow up sent",
        "follow ups", "last follow up", "date of follow up", "follow up email", "followed up at",
    ),
    Field.NEXT: (
        "next follow up", "next follow up date", "follow up due", "next step date", "next action date", "reminder",
        "remind me", "reminder date", "next contact", "follow up by", "follow up on", "next action on",
    ),
    Field.ARCHIVED: ("archived", "date archived", "archived at", "archived on", "archived date", "closed", "withdrawn"),
    Field.CLOSES: (
        "closing date", "deadline", "application deadline", "closes", "closes on", "apply by", "due date", "due",
        "expires", "expiry date", "expiration date", "posting closes",
    ),
    Field.ANSWER_BY: ("offer deadline", "offer expires", "answer by", "decide by", "decision deadline"),
    Field.URL: (
        "url", "link", "job url", "job link", "job posting url", "job posting link", "posting url", "posting",
        "job posting", "job ad", "application link", "application url", "apply link", "link to job", "link to posting",
        "listing", "listing url", "website", "job description link", "job description url", "web link", "href",
    ),
    Field.LOCATION: (
        "location", "job location", "city", "place", "office", "region", "location remote", "where", "country",
    ),
    Field.SALARY: (
        "salary", "salary range", "pay", "pay range", "compensation", "comp", "wage", "rate", "salary rate",
        "max salary", "maximum salary", "salary expectation", "expected salary", "package",
    ),
    Field.SOURCE: (
        "source", "job source", "job board", "site", "platform", "found via", "found through", "via", "channel",
        "applied via", "applied through", "where found", "how found", "referral source",
    ),
    Field.RATING: ("rating", "excitement", "stars", "interest level", "priority rating"),
    Field.TAGS: ("tags", "tag", "labels", "label", "keywords"),
    Field.NOTE: ("notes", "note", "comments", "comment", "remarks", "remark", "other notes", "misc"),
    Field.LEFT_OUT: (REJECT_REASON,),
}  # fmt: skip

_GERMAN: dict[Field, tuple[str, ...]] = {
    Field.COMPANY: ("Firma", "Unternehmen", "Arbeitgeber", "Firmenname", "Betrieb", "Name der Firma"),
    Field.ROLE: (
        "Stelle", "Position", "Stellenbezeichnung", "Jobtitel", "Stellentitel", "Bezeichnung", "Rolle", "Beruf",
        "Beworben als", "Tätigkeit",
    ),
    Field.STATUS: ("Status", "Bewerbungsstatus", "Stand", "Aktueller Stand", "Ergebnis", "Phase", "Rückmeldung"),
    Field.APPLIED: (
        "Beworben am", "Bewerbungsdatum", "Datum der Bewerbung", "Bewerbung am", "Bewerbung gesendet am",
        "Bewerbung verschickt am", "Abgeschickt am", "Versendet am", "Gesendet am", "Beworben", "Bewerbung", "Datum",
    ),
    Field.SAVED: ("Gespeichert am", "Gefunden am", "Erstellt am", "Gemerkt am"),
    Field.CHALLENGE: ("Einstellungstest", "Testaufgabe", "Probeaufgabe", "Online-Test"),
    Field.INTERVIEW: (
        "Vorstellungsgespräch", "Vorstellungsgespräch am", "Gespräch", "Gespräch am", "Bewerbungsgespräch", "Interview",
        "Telefoninterview", "Telefongespräch", "Erstgespräch", "Zweitgespräch", "Kennenlerngespräch", "Probearbeiten",
        "Probetag", "Termin",
    ),
    Field.OFFER: ("Angebot", "Angebot am", "Zusage", "Zusage am", "Vertragsangebot"),
    Field.REJECTED: ("Absage", "Absage am", "Abgelehnt am", "Abgelehnt", "Absage erhalten"),
    Field.REPLIED: ("Antwort", "Antwort am", "Rückmeldung am", "Antwort erhalten", "Reaktion"),
    Field.FOLLOWED_UP: ("Nachgefasst", "Nachgefasst am", "Nachgefragt am", "Nachfrage", "Nachfassen"),
    Field.NEXT: ("Wiedervorlage", "Erinnerung", "Nachfassen am", "Nächster Schritt am"),
    Field.CLOSES: ("Bewerbungsfrist", "Frist", "Bewerbungsschluss", "Bewerben bis"),
    Field.URL: ("Stellenanzeige", "Anzeige", "Link zur Anzeige", "Link zur Stelle", "Webseite", "Ausschreibung"),
    Field.LOCATION: ("Ort", "Standort", "Arbeitsort", "Stadt", "Einsatzort"),
    Field.SALARY: ("Gehalt", "Gehaltsvorstellung", "Gehaltswunsch", "Vergütung", "Gehaltsspanne", "Lohn"),
    Field.SOURCE: ("Quelle", "Portal", "Jobbörse", "Jobportal", "Plattform", "Gefunden über", "Beworben über"),
    Field.RATING: ("Bewertung", "Sterne"),
    Field.TAGS: ("Schlagwörter", "Stichwörter"),
    Field.NOTE: (
        "Notizen", "Notiz", "Bemerkungen", "Bemerkung", "Anmerkungen", "Anmerkung", "Kommentar", "Kommentare",
        "Sonstiges",
    ),
}  # fmt: skip

_FRENCH: dict[Field, tuple[str, ...]] = {
    Field.COMPANY: ("Entreprise", "Société", "Employeur", "Nom de l'entreprise"),
    Field.ROLE: ("Poste", "Intitulé du poste", "Intitulé", "Titre du poste", "Titre", "Fonction", "Métier"),
    Field.STATUS: ("Statut", "État", "Statut de la candidature", "Résultat", "Étape", "Avancement", "Réponse"),
    Field.APPLIED: (
        "Date de candidature",
        "Date de la candidature",
        "Candidature envoyée le",
        "Postulé le",
        "Date d'envoi",
        "Envoyée le",
        "Envoyé le",
        "Candidature",
    ),
    Field.SAVED: ("Ajouté le", "Date d'ajout", "Repérée le", "Créé le"),
    Field.CHALLENGE: ("Test technique", "Cas pratique"),
    Field.INTERVIEW: (
        "Entretien",
        "Date d'entretien",
        "Date de l'entretien",
        "Entretien téléphonique",
        "Entretien RH",
        "Entretien technique",
        "Premier entretien",
        "Deuxième entretien",
        "Entretiens",
    ),
    Field.OFFER: ("Proposition", "Date de proposition", "Promesse d'embauche"),
    Field.REJECTED: ("Refus", "Date de refus", "Refusé le"),
    Field.REPLIED: ("Date de réponse", "Réponse le", "Réponse reçue le", "Date de la réponse"),
    Field.FOLLOWED_UP: ("Relance", "Date de relance", "Relancé le", "Relances"),
    Field.NEXT: ("Prochaine relance", "Rappel", "À relancer le"),
    Field.CLOSES: ("Date limite", "Date de clôture"),
    Field.URL: ("Lien", "Lien de l'offre", "Lien vers l'offre", "Annonce", "Lien de l'annonce"),
    Field.LOCATION: ("Lieu", "Ville", "Localisation", "Lieu de travail"),
    Field.SALARY: ("Salaire", "Rémunération", "Prétentions salariales"),
    Field.SOURCE: ("Plateforme", "Site d'emploi", "Canal", "Origine"),
    Field.TAGS: ("Étiquettes", "Mots-clés"),
    Field.NOTE: ("Commentaires", "Commentaire", "Remarques", "Remarque", "Observations"),
}

_SPANISH: dict[Field, tuple[str, ...]] = {
    Field.COMPANY: ("Empresa", "Compañía", "Empleador", "Nombre de la empresa", "Organización"),
    Field.ROLE: ("Puesto", "Cargo", "Vacante", "Título del puesto", "Nombre del puesto", "Posición", "Rol"),
    Field.STATUS: ("Estado", "Estatus", "Estado de la solicitud", "Situación", "Etapa", "Resultado"),
    Field.APPLIED: (
        "Fecha de aplicación", "Fecha de postulación", "Fecha de solicitud", "Fecha de candidatura", "Fecha de envío",
        "Postulado el", "Aplicado el", "Enviado el", "Fecha",
    ),
    Field.SAVED: ("Guardado el", "Fecha de registro"),
    Field.CHALLENGE: ("Prueba técnica", "Prueba"),
    Field.INTERVIEW: ("Entrevista", "Fecha de entrevista", "Fecha de la entrevista", "Entrevista técnica",
                      "Primera entrevista", "Segunda entrevista", "Entrevistas"),
    Field.OFFER: ("Oferta", "Fecha de oferta", "Fecha de la oferta"),
    Field.REJECTED: ("Rechazo", "Fecha de rechazo", "Rechazado", "Rechazado el"),
    Field.REPLIED: ("Fecha de respuesta", "Respuesta", "Respondieron el"),
    Field.FOLLOWED_UP: ("Seguimiento", "Fecha de seguimiento"),
    Field.NEXT: ("Próximo seguimiento", "Recordatorio"),
    Field.CLOSES: ("Fecha límite", "Fecha de cierre"),
    Field.URL: ("Enlace", "Anuncio", "Enlace de la oferta"),
    Field.LOCATION: ("Ubicación", "Lugar", "Ciudad", "Localización"),
    Field.SALARY: ("Salario", "Sueldo", "Rango salarial"),
    Field.SOURCE: ("Fuente", "Plataforma", "Portal de empleo", "Origen"),
    Field.TAGS: ("Etiquetas",),
    Field.NOTE: ("Notas", "Comentarios", "Observaciones"),
}  # fmt: skip

_PORTUGUESE: dict[Field, tuple[str, ...]] = {
    Field.COMPANY: ("Companhia", "Empregador", "Nome da empresa"),
    Field.ROLE: ("Vaga", "Título da vaga", "Nome da vaga", "Posição", "Função"),
    Field.STATUS: ("Situação", "Status da vaga", "Fase"),
    Field.APPLIED: (
        "Data de candidatura",
        "Data da candidatura",
        "Data da aplicação",
        "Data de aplicação",
        "Data de envio",
        "Data de inscrição",
        "Data da inscrição",
        "Candidatado em",
        "Enviado em",
        "Data",
    ),
    Field.SAVED: ("Salvo em", "Criado em"),
    Field.CHALLENGE: ("Teste técnico", "Desafio técnico", "Teste"),
    Field.INTERVIEW: ("Data da entrevista", "Data de entrevista", "Primeira entrevista"),
    Field.OFFER: ("Proposta", "Data da proposta", "Data da oferta"),
    Field.REJECTED: ("Rejeição", "Recusa", "Rejeitado em", "Data da rejeição", "Reprovado em"),
    Field.REPLIED: ("Data da resposta", "Data de resposta", "Resposta", "Retorno", "Data do retorno"),
    Field.FOLLOWED_UP: ("Acompanhamento", "Data do follow up"),
    Field.NEXT: ("Próximo contato", "Lembrete"),
    Field.CLOSES: ("Prazo", "Data limite"),
    Field.URL: ("Link da vaga", "Anúncio"),
    Field.LOCATION: ("Local", "Localização", "Cidade", "Localidade"),
    Field.SALARY: ("Salário", "Remuneração", "Pretensão salarial", "Faixa salarial"),
    Field.SOURCE: ("Fonte", "Origem"),
    Field.NOTE: ("Observações", "Comentários", "Anotações"),
}

_DANISH: dict[Field, tuple[str, ...]] = {
    Field.COMPANY: ("Virksomhed", "Arbejdsgiver", "Selskab", "Virksomhedsnavn"),
    Field.ROLE: ("Stilling", "Stillingsbetegnelse", "Titel", "Rolle"),
    Field.STATUS: ("Stadie", "Resultat"),
    Field.APPLIED: ("Ansøgt", "Ansøgt den", "Ansøgningsdato", "Dato for ansøgning", "Sendt den", "Ansøgning sendt",
                    "Sendt", "Afsendt", "Dato"),
    Field.SAVED: ("Gemt den", "Fundet den", "Oprettet"),
    Field.INTERVIEW: ("Samtale", "Jobsamtale", "Samtaledato", "Telefonsamtale", "Første samtale", "Anden samtale"),
    Field.OFFER: ("Tilbud", "Jobtilbud"),
    Field.REJECTED: ("Afslag", "Afslag den"),
    Field.REPLIED: ("Svar", "Svardato", "Svar den", "Tilbagemelding"),
    Field.FOLLOWED_UP: ("Opfølgning", "Opfølgningsdato", "Fulgt op"),
    Field.NEXT: ("Påmindelse", "Næste opfølgning"),
    Field.CLOSES: ("Ansøgningsfrist",),
    Field.URL: ("Annonce", "Jobopslag", "Stillingsopslag"),
    Field.LOCATION: ("Sted", "By", "Lokation", "Arbejdssted", "Placering"),
    Field.SALARY: ("Løn", "Lønniveau"),
    Field.SOURCE: ("Kilde", "Fundet via"),
    Field.NOTE: ("Noter", "Bemærkninger", "Bemærkning", "Kommentarer"),
}  # fmt: skip

_CHINESE: dict[Field, tuple[str, ...]] = {
    Field.COMPANY: ("公司", "公司名称", "公司名", "企业", "企业名称", "单位", "公司名稱"),
    Field.ROLE: ("职位", "岗位", "职位名称", "岗位名称", "应聘职位", "投递岗位", "申请职位", "職位", "岗位名"),
    Field.STATUS: ("状态", "投递状态", "当前状态", "申请状态", "进度", "当前进度", "阶段", "结果", "狀態"),
    Field.APPLIED: ("投递日期", "投递时间", "申请日期", "申请时间", "投递", "投简历日期", "日期", "申請日期"),
    Field.SAVED: ("收藏日期", "收藏时间", "创建时间", "添加日期"),
    Field.CHALLENGE: ("笔试", "笔试时间", "笔试日期", "测评", "測評"),
    Field.INTERVIEW: ("面试", "面试时间", "面试日期", "一面", "二面", "三面", "终面", "HR面", "一面时间", "二面时间",
                      "三面时间", "面試"),
    Field.OFFER: ("录用", "录用日期", "offer时间", "offer日期"),
    Field.REJECTED: ("拒信", "拒绝日期", "拒信日期", "被拒日期"),
    Field.REPLIED: ("回复日期", "回复时间", "回复", "反馈时间"),
    Field.FOLLOWED_UP: ("跟进日期", "跟进", "跟进时间"),
    Field.NEXT: ("下次跟进", "提醒"),
    Field.CLOSES: ("截止日期", "截止时间", "网申截止"),
    Field.URL: ("链接", "网址", "投递链接", "职位链接", "官网", "連結"),
    Field.LOCATION: ("地点", "城市", "工作地点", "地區", "地区"),
    Field.SALARY: ("薪资", "薪水", "工资", "薪酬", "待遇", "薪資"),
    Field.SOURCE: ("渠道", "来源", "平台", "投递渠道", "招聘平台"),
    Field.TAGS: ("标签",),
    Field.NOTE: ("备注", "笔记", "说明", "備註"),
}  # fmt: skip

LANGUAGES = (_ENGLISH, _GERMAN, _FRENCH, _SPANISH, _PORTUGUESE, _DANISH, _CHINESE)
"""Of a word that two languages share the first decides."""
