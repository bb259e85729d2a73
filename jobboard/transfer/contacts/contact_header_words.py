"""The header words over people in trackers, in the seven languages of tracker/header_words.py."""

from jobboard.transfer.tracker.fields import Field


def _each_role(*details: str) -> tuple[str, ...]:
    """The details as they are said of everybody on the other side: "contact email", "recruiter email" …"""
    people = ("contact", "contact person", "recruiter", "hiring manager", "hr", "interviewer", "referrer")
    return tuple(f"{who} {detail}" for who in people for detail in details)


CONTACT_HEADERS: dict[Field, tuple[str, ...]] = {
    Field.CONTACT: (
        "contact", "contacts", "contact person", "contact name", "contact info", "contact information",
        "contact details", "name of contact", "point of contact", "poc", "company contact", "recruiter",
        "recruiter name", "recruiter contact", "recruiter info", "name of recruiter", "recruiters", "sourcer",
        "headhunter", "hr", "hr contact", "hr name", "hiring manager", "hiring manager name", "interviewer",
        "interviewers", "interviewer name", "referrer", "referred by", "referral contact",
        "Ansprechpartner", "Ansprechpartnerin", "Ansprechpartner in", "Ansprechperson", "Kontakt", "Kontakte",
        "Kontaktperson", "Kontaktdaten", "Name Ansprechpartner", "Name des Ansprechpartners", "Recruiterin",
        "Personaler", "Personalerin", "Personalreferent", "Gesprächspartner", "Empfohlen von",
        "Personne de contact", "Personne à contacter", "Nom du contact", "Interlocuteur", "Interlocutrice", "Recruteur",
        "Recruteuse", "Nom du recruteur", "Contact RH", "RH", "Coordonnées", "Recommandé par", "Coopté par",
        "Contacto", "Contactos", "Persona de contacto", "Nombre del contacto", "Nombre de contacto", "Reclutador",
        "Reclutadora", "Nombre del reclutador", "RRHH", "Entrevistador", "Referido por", "Recomendado por",
        "Contato", "Contatos", "Pessoa de contato", "Nome do contato", "Recrutador", "Recrutadora",
        "Nome do recrutador", "Indicado por",
        "Kontaktpersoner", "Kontaktoplysninger", "Navn på kontaktperson", "Rekrutteringskonsulent", "Ansættende leder",
        "Anbefalet af",
        "联系人", "联系人姓名", "联系方式", "对接人", "招聘人员", "招聘者", "猎头", "HR姓名", "HR联系方式", "面试官",
        "用人经理", "内推人", "推荐人", "聯絡人",
    ),
    Field.CONTACT_EMAIL: (
        *_each_role("email", "e mail", "mail", "email address"),
        "Ansprechpartner E-Mail", "Ansprechpartner Email", "Ansprechpartner Mail", "E-Mail Ansprechpartner",
        "Email Ansprechpartner", "Mail Ansprechpartner", "E-Mail des Ansprechpartners", "Kontakt E-Mail",
        "Kontakt Email", "Kontakt Mail", "E-Mail Kontakt", "Kontaktperson E-Mail", "E-Mail Recruiter",
        "E-mail du contact", "Email du contact", "Mail du contact", "Mail contact", "Email contact",
        "E-mail du recruteur", "Email du recruteur", "Mail du recruteur",
        "Correo de contacto", "Correo del contacto", "Email de contacto", "Email del contacto", "Correo del reclutador",
        "Email del reclutador",
        "E-mail do contato", "Email do contato", "E-mail de contato", "Email de contato", "E-mail do recrutador",
        "Email do recrutador",
        "Kontaktpersons e-mail", "Kontaktpersonens e-mail", "Kontaktperson mail", "E-mail på kontaktperson",
        "联系人邮箱", "联系邮箱", "HR邮箱", "招聘者邮箱", "面试官邮箱", "内推人邮箱",
    ),
    Field.CONTACT_PHONE: (
        *_each_role("phone", "phone number", "number", "mobile", "telephone", "tel", "cell"),
        "Ansprechpartner Telefon", "Telefon Ansprechpartner", "Ansprechpartner Tel", "Telefonnummer Ansprechpartner",
        "Kontakt Telefon", "Kontakttelefon", "Telefon Kontakt", "Kontaktperson Telefon", "Recruiter Telefon",
        "Téléphone du contact", "Téléphone contact", "Tél du contact", "Téléphone du recruteur",
        "Teléfono de contacto", "Teléfono del contacto", "Teléfono del reclutador",
        "Telefone do contato", "Telefone de contato", "Telefone do recrutador",
        "Kontaktpersons telefon", "Kontaktpersonens telefon", "Kontaktperson tlf", "Kontakt tlf",
        "联系人电话", "联系电话", "联系人手机", "HR电话", "招聘者电话",
    ),
    Field.CONTACT_PROFILE: (
        *_each_role("linkedin", "LinkedIn", "linkedin url", "LinkedIn URL", "linkedin profile", "LinkedIn profile"),
        *_each_role("profile", "url", "link"),
        "Ansprechpartner LinkedIn", "Ansprechpartner Xing", "Kontakt LinkedIn", "Kontakt Xing", "LinkedIn du contact",
        "LinkedIn du recruteur", "LinkedIn del contacto", "LinkedIn del reclutador", "LinkedIn do contato",
        "LinkedIn do recrutador",
    ),
}  # fmt: skip
"""Words for somebody on the other side, and for what is known of them."""

CONTACT_DETAIL_HEADERS: dict[Field, tuple[str, ...]] = {
    Field.CONTACT_EMAIL: (
        "email", "e mail", "mail", "email address", "E-Mail-Adresse", "Mailadresse", "Adresse mail", "Adresse e-mail",
        "Courriel", "Correo", "Correo electrónico", "邮箱", "电子邮箱", "邮件",
    ),
    Field.CONTACT_PHONE: (
        "phone", "phone number", "telephone", "tel", "mobile", "cell", "Telefon", "Telefonnummer", "Handy", "Mobil",
        "Durchwahl", "Téléphone", "Numéro de téléphone", "Tél", "Teléfono", "Móvil", "Celular", "Telefone", "Tlf",
        "电话", "手机", "手机号",
    ),
    Field.CONTACT_PROFILE: (
        "linkedin", "LinkedIn", "linkedin url", "LinkedIn URL", "linkedin profile", "LinkedIn profile",
        "Profil LinkedIn", "Xing",
    ),
}  # fmt: skip
"""Words that say whose they are only where another column names somebody; alone they may be the applicant's own."""
