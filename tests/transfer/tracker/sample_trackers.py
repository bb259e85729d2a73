"""Trackers as people keep them and as programs export them: the layouts are real, every row is invented."""

from datetime import date

from tests.transfer.tracker.workbook_builders import Cells, ods, xlsx

LINKEDIN = """Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,Resume Name,Question And Answers
"7/28/25, 8:45 AM",me@mail.example,+1 555 0100,Fjordly,"Engineer, Data",https://jobs.example/1,cv.pdf,Years of SQL?: 4
"8/2/25, 11:39 PM",me@mail.example,+1 555 0100,Lumen,Designer,https://jobs.example/2,cv.pdf,
"""

LINKEDIN_BY_EXCEL = """Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,Resume Name,Question And Answers
7/28/2025 8:45,me@mail.example,2.5477E+11,Fjordly,Engineer,https://jobs.example/1,cv.pdf,
soon,me@mail.example,2.5477E+11,Lumen,Designer,https://jobs.example/2,cv.pdf,
"""

HUNTR = """id,createdAt,title,salary,location,url,rootDomain,htmlDescription,deadline,color,lastMovedAt,boardId,boardName,listId,listName,companyId,companyName,companyDomain,creatorId
6a1,2025-07-01T10:00:00.000Z,Data Engineer,-,Oslo,https://jobs.example/1,jobs.example,<p>Build <b>pipes</b></p>,-,#FFF,2025-07-04T09:00:00.000Z,b1,Hunt,l2,Applied,c1,Fjordly,fjordly.example,u1
6a2,2025-07-02T10:00:00.000Z,Analyst,55k,-,-,-,-,2026-12-01,#000,2025-07-20T09:00:00.000Z,b1,Hunt,l3,Phone Screen,c2,Lumen,lumen.example,u1
"""

SIMPLIFY = """Job Title,Company Name,Location,Job URL,Applied Date,Status,Status Date,Archived,Date Archived,Notes,job_type
Engineer,Fjordly,Remote,https://jobs.example/1,2025-07-28,REJECTED,2025-08-04,false,N/A,N/A,Full-Time
Designer,Lumen,N/A,N/A,2025-07-29,APPLIED,2025-07-29,true,2025-09-01,kept in mind,Full-Time
"""

TEAL = """Job Position,Company,Max. Salary,Location,Status,Date Saved,Deadline,Date Applied,Follow up,Excitement
Engineer,Fjordly,"$120,000",Oslo,Applied,07/20/2025,,07/28/2025,12/01/2026,4
Designer,Lumen,,Remote,Bookmarked,07/21/2025,12/15/2026,,,5
Analyst,Orbita,,Remote,I Withdrew,07/21/2025,,07/22/2025,08/01/2025,2
"""

JOBSYNC = """index,createdAt,applied,appliedDate,Company,JobTitle,jobType,workplaceType,Location,JobSource,Status
0,2025-07-20T08:00:00Z,true,2025-07-28T08:45:19Z,Fjordly,Engineer,FT,Remote,Oslo,Indeed,applied
1,2025-07-21T08:00:00Z,false,,Lumen,Designer,FT,Hybrid,Bergen,LinkedIn,draft
"""

NOTION = """\ufeffName,Stage,Applied Date,Company,Tags,Interview Date,Created time
Backend role,Phone Screen,"July 28, 2025",Fjordly,"python, remote","August 14, 2025 10:00 AM","July 20, 2025 9:12 AM"
Design role,Not started,,Lumen,,,"July 21, 2025 9:12 AM"
"""

INDEED = """{"applications": [
 {"jobTitle": "Support Engineer", "company": "Fjordly", "status": "Application viewed", "date_applied": "2025-12-06"},
 {"jobTitle": "Night Auditor", "company": "Lumen", "status": "Not selected by employer", "date_applied": "2025-12-02"}]}"""

NESTED = """[{"company": {"name": "Fjordly", "size": 12}, "position": "SRE", "appliedAt": 1753692319000,
 "interviews": ["2025-08-14"], "tags": ["go", "k8s"]}, {"company": {"name": "Lumen"}, "position": "PM"}, 7]"""

LINES_OF_JSON = """{"company": "Fjordly", "role": "SRE", "status": "rejected"}
{"company": "Lumen", "role": "PM", "status": "to apply"}
"""

TRELLO = """{"name": "Jobs", "lists": [{"id": "w", "name": "Wishlist"}, {"id": "a", "name": "Applied"},
 {"id": "i", "name": "Interview"}, {"id": "r", "name": "Rejected"}], "cards": [
 {"id": "68900000aa", "name": "Fjordly - Backend Engineer", "idList": "i", "desc": "see https://jobs.example/1"},
 {"id": "68900000ab", "name": "Designer @ Lumen", "idList": "w", "due": "2026-12-01T11:00:00.000Z",
  "labels": [{"name": "remote"}, {"name": "", "color": "green"}]},
 {"id": "68900000ac", "name": "Data Analyst - Orbita", "idList": "r"},
 {"id": "68900000ad", "name": "Zenit", "idList": "a", "closed": true}],
 "actions": [
 {"type": "commentCard", "date": "2025-08-20T10:00:00.000Z", "data": {"card": {"id": "68900000aa"}, "text": "kind"}},
 {"type": "updateCard", "date": "2025-08-15T10:00:00.000Z", "data": {"card": {"id": "68900000aa"},
  "listBefore": {"name": "Applied"}, "listAfter": {"name": "Interview"}}},
 {"type": "updateCard", "date": "2025-08-09T10:00:00.000Z", "data": {"card": {"id": "68900000aa"},
  "listBefore": {"name": "Wishlist"}, "listAfter": {"name": "Applied"}}}]}"""

GERMAN = """Firma;Stelle;Beworben am;Status;Rückmeldung am;Vorstellungsgespräch;Notizen
Müller & Söhne;Entwickler (m/w/d);28.10.2025;Absage;04.11.2025;;zu weit
Großbäckerei;Backleiter;01.02.23;Einladung zum Gespräch;;14.02.2023;
Ölmühle;Meister;3. März 2025;Bewerbung gesendet;;;
"""

FRENCH = """Entreprise;Intitulé du poste;Date de candidature;Statut;Relance;Commentaires
Société Générique;Développeur;28/10/2025;Candidature envoyée;04/11/2025;
Crédit Local;Ingénieure;5 août 2025;Refusé;;trop loin
"""

SPANISH = """Empresa,Puesto,Fecha de postulación,Estado,Entrevista
Telefonía SA,Diseñadora,28/10/2025,En proceso,
Molino,Analista,02/11/2025,Rechazado,10/11/2025
"""

PORTUGUESE = """Empresa;Vaga;Data da candidatura;Situação;Salário
Padaria Sol;Atendente;28/10/2025;Em análise;2.000
Navegação;Engenheira;2 de novembro de 2025;Entrevista agendada;
"""

DANISH = """Virksomhed;Stilling;Ansøgt den;Status;Samtale;Ansøgningsfrist
Mølleværk;Udvikler;28.10.2025;Afslag;;
Ørebro Data;Løsningsarkitekt;1. maj 2025;Til samtale;14-05-2025;
Åben Energi;Analytiker;;Skal søges;;1. december 2026
"""

CHINESE = """公司,岗位,投递日期,状态,一面时间,备注
北极星,后端工程师,2025年8月7日,一面,2025年8月14日,内推
灯塔,产品经理,2025-08-08,已投递,,
山海,算法,2025/8/9,简历挂,,
"""

COLUMNS_OF_STAGES = """Company,Role,Date Applied,Date Phone Screen,Date Onsite,Date Offer,Date Rejected
Fjordly,SRE,2025-07-01,2025-07-10,2025-07-20,2025-07-25,
Lumen,PM,2025-07-02,2025-07-11,,,2025-07-15
Orbita,QA,2025-07-03,,,,
"""

YES_AND_NO = """Company,Applied,Date,Interview?,Offer?,Rejected?
Fjordly,Yes,7/19/2025,Yes,No,No
Lumen,Yes,7/20/2025,No,No,Yes
Orbita,No,,No,No,No
"""

HISTORY_IN_A_CELL = """Company,Role,Status
Fjordly,SRE,Applied - Interview - Phone Screen
Lumen,PM,1 Interview + Denied
Orbita,QA,Applied 2025-07-01 → Phone Screen 2025-07-10 → Rejected 2025-07-15
Zenit,Ops,Rejected 3/20/2025
"""

FOLLOWED_UP = """Company,Role,Date Applied,Response Date,Follow-up Date,Next follow-up
Fjordly,SRE,2025-07-01,2025-07-08,2025-07-15,
Lumen,PM,2026-11-02,,2026-11-09,2026-12-01
"""

UNNAMED_COMPANY = """,Role,Status,Date Applied,,
Fjordly,SRE,Applied,2025-07-01,,
Lumen,PM,Denied,2025-07-02,,
"""

UNNAMED_INDEX = """,company,role,status
0,Fjordly,SRE,Applied
1,Lumen,PM,Rejected
"""

TITLE_AND_REPEATED_HEADER = """My hunt,,
,,
Company,Role,Status
Fjordly,SRE,Applied
Company,Role,Status
Lumen,PM,Watching
"""

MIXED_LINES = 'Company,Role,Notes\r\nFjordly,SRE,"two\nlines"\rLumen,PM,\nOrbita,"Q\r\nA",x\r\n'

UNQUOTED_COMMAS = """Company,Role,Status,Date Applied,Link
Fjordly,SRE,Applied,2025-07-01,https://jobs.example/1
Lumen, Inc.,PM,Rejected,2025-07-02,https://jobs.example/2
Orbita,Engineer, Data, Oslo,Applied,2025-07-03,https://jobs.example/3
Zenit,Rejected,2025-07-04,https://jobs.example/4
"""

ODD_DATES = """Company,Role,Date Applied
Fjordly,a,7/19/2025
Lumen,b,8/82025
Orbita,c,27-Jul
Zenit,d,2025-08
Vega,e,"11/23/24, 11:39 PM"
Lyra,f,2025-07-28 08:45:19
Capa,g,11/17/2026
"""

DAY_FIRST_BY_VALUE = """Company,Role,Date Applied
Fjordly,a,19-07-2025
Lumen,b,03-04-2025
"""

WORDS = """Company,Role,Status
A,1,Applied
B,2,Not Responded
C,3,Denied
D,4,reeejected
E,5,Accepted!
F,6,To Apply
G,7,Watching
H,8,Suspected Ghost Job
I,9,drafted
J,10,Perhaps
"""

ROWS_THAT_CANT_BE = """Company,Role,Link
,,https://jobs.example/1
Fjordly,SRE,
Fjordly,SRE,
,Agency job,
"""

SHEETS: dict[str, Cells] = {
    "Applied": [["Company", "Role", "Date Applied"], ["Fjordly", "SRE", date(2025, 7, 1)], ["Lumen", "PM", None]],
    "Rejected": [["Role", "Company"], ["QA", "Orbita"]],
    "Budget": [["Month", "Sum"], ["May", 12]],
}

RECRUITERS = """Company,Role,Status,Date Applied,Recruiter,Recruiter Email,Hiring Manager,Phone,Notes
Fjordly,SRE,Applied,2026-11-02,Dana Ruiz,dana@fjordly.example,,+47 555 01 020,kind
Lumen,PM,Applied,2026-11-02,,kim.lund@lumen.example,Bo Berg,,
Orbita,QA,Applied,2026-11-02,no,,,+47 555 01 021,
Zenit,Ops,Applied,2026-11-02,Ann Olsen; Per Holm,ann@zenit.example; per@zenit.example,,,
Vega,Dev,Applied,2026-11-02,ann olsen,ann@search.example,Per Holm,"555 01 022, 555 01 023",
"""

IN_ONE_CELL = """Company,Role,Contact
Fjordly,SRE,"Dana Ruiz, recruiter, dana@fjordly.example, +47 555 01 020"
Lumen,PM,Kim Lund <kim@lumen.example>
Orbita,QA,"Ann Olsen (HR)
Per Holm - Hiring Manager"
Zenit,Ops,website
Vega,Dev,https://www.linkedin.com/in/dana
Lyra,Dev,"asked at the fair, they said to write again in the new year"
Capa,Dev,n/a
Mica,Dev,"Ruiz, Dana"
Dune,Dev,jobs@dune.example
Gull,Dev,Gull
"""

ANSPRECHPARTNER = """Firma;Stelle;Beworben am;Ansprechpartner/in;Ansprechpartner E-Mail;Telefon
Nordwerk;Entwickler;02.11.2026;Frau Dr. Müller;mueller@nordwerk.example;0301 555 01
Ölmühle;Meister;02.11.2026;Personalabteilung;jobs@oelmuehle.example;
Bäckerei;Geselle;02.11.2026;keine;;0301 555 02
"""

KONTAKTPERSON = """Virksomhed;Stilling;Kontaktperson;Kontaktpersons e-mail;Ansættende leder
Mølleværk;Udvikler;Hr. Søren Holm;soren@moelle.example;Åse Lund
"""

CONTACTO = """Empresa,Puesto,Contacto,Correo electrónico,Reclutador/a
Molino,Analista,Íñigo de la Peña,inigo@molino.example,Ana y Luis
"""

RECRUTEUR = """Entreprise;Intitulé du poste;Recruteur;Mail du recruteur;LinkedIn
Crédit Local;Ingénieure;Zoé d'Arc;zoe@credit.example;https://www.linkedin.com/in/zoe
"""

PESSOA_DE_CONTATO = """Empresa;Vaga;Pessoa de contato;Telefone de contato
Padaria Sol;Atendente;João da Silva;+351 555 010 20
"""

LIANXIREN = """公司,岗位,联系人,联系电话,HR邮箱
北极星,后端工程师,张经理（HR）,13800001111,
灯塔,产品经理,无,,wang@dengta.example
山海,算法,已联系过但没有回复我,,
"""

NESTED_CONTACT = """[{"company": "Fjordly", "role": "SRE", "contact": {"name": "Dana Ruiz", "email": "dana@fjordly.example"}},
 {"company": "Lumen", "role": "PM", "contact": null}]"""

CALLERS = """Company,Role,Recruiter,Phone,HR,Email
Fjordly,SRE,yes,2026-11-02,Dana Ruiz,me@mail.example
Lumen,PM,no,,Kim Lund,me@mail.example
"""

OWN_ADDRESS = """Company,Role,Email,Phone
Fjordly,SRE,me@mail.example,555 01 020
"""

LINKEDIN_TRIMMED = """Application Date,Contact Email,Company Name,Job Title
"7/28/25, 8:45 AM",me@mail.example,Fjordly,Engineer
"8/2/25, 11:39 PM",me@mail.example,Lumen,Designer
"""

HOW_NOT_WHO = """Company,Role,Contact,Referral
Fjordly,SRE,In Person,Yes
Lumen,PM,LinkedIn,Handshake
Orbita,QA,Applied Online,
"""

FILES: dict[str, bytes] = {
    "linkedin-applications.csv": LINKEDIN.encode(),
    "linkedin-by-excel.csv": LINKEDIN_BY_EXCEL.encode("cp1252"),
    "huntr.csv": HUNTR.encode(),
    "simplify.csv": SIMPLIFY.encode(),
    "teal.csv": TEAL.encode(),
    "jobsync.csv": JOBSYNC.encode(),
    "notion.csv": NOTION.encode(),
    "indeed.json": INDEED.encode(),
    "nested.json": NESTED.encode(),
    "lines.jsonl": LINES_OF_JSON.encode(),
    "trello.json": TRELLO.encode(),
    "german.csv": GERMAN.encode("cp1252"),
    "french.csv": FRENCH.encode("mac_roman"),
    "spanish.csv": SPANISH.encode("utf-8-sig"),
    "portuguese.csv": PORTUGUESE.encode("cp1252"),
    "danish.csv": DANISH.encode("cp1252"),
    "chinese.csv": CHINESE.encode("gb18030"),
    "columns-of-stages.csv": COLUMNS_OF_STAGES.encode(),
    "yes-and-no.tsv": YES_AND_NO.replace(",", "\t").encode("utf-16"),
    "history-in-a-cell.csv": HISTORY_IN_A_CELL.encode(),
    "followed-up.csv": FOLLOWED_UP.encode(),
    "unnamed-company.csv": UNNAMED_COMPANY.encode(),
    "unnamed-index.csv": UNNAMED_INDEX.encode(),
    "title-and-repeated-header.csv": TITLE_AND_REPEATED_HEADER.encode(),
    "mixed-lines.csv": MIXED_LINES.encode(),
    "unquoted-commas.csv": UNQUOTED_COMMAS.encode(),
    "odd-dates.csv": ODD_DATES.encode(),
    "day-first-by-value.csv": DAY_FIRST_BY_VALUE.encode(),
    "words.csv": WORDS.encode(),
    "rows-that-cant-be.csv": ROWS_THAT_CANT_BE.encode(),
    "recruiters.csv": RECRUITERS.encode(),
    "in-one-cell.csv": IN_ONE_CELL.encode(),
    "ansprechpartner.csv": ANSPRECHPARTNER.encode("cp1252"),
    "kontaktperson.csv": KONTAKTPERSON.encode("utf-8-sig"),
    "contacto.csv": CONTACTO.encode(),
    "recruteur.csv": RECRUTEUR.encode("cp1252"),
    "pessoa-de-contato.csv": PESSOA_DE_CONTATO.encode(),
    "lianxiren.csv": LIANXIREN.encode("gb18030"),
    "nested-contact.json": NESTED_CONTACT.encode(),
    "callers.csv": CALLERS.encode(),
    "own-address.csv": OWN_ADDRESS.encode(),
    "linkedin-trimmed.csv": LINKEDIN_TRIMMED.encode(),
    "how-not-who.csv": HOW_NOT_WHO.encode(),
    "sheets.xlsx": xlsx(SHEETS),
    "sheets.ods": ods(SHEETS),
}
