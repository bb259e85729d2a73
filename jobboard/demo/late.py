"""The demo's interviews, offers, rejections and closed cards; today is Monday 16 November 2026."""

from jobboard.demo.deeds import (
    LINKEDIN,
    PHONE,
    Sample,
    answered,
    asked,
    closed,
    followed_up,
    interview,
    kept_warm,
    last_message,
    noted,
    offered,
    prepared,
    promised,
    receipt,
    referred,
    rejected,
    snoozed,
    thanked,
)
from jobboard.followup.enums import Outcome, Stage

INTERVIEWED = (
    Sample(
        "Fjordly", "Machine Learning Engineer", Stage.APPLIED, "10-29 20:00",
        (
            receipt("10-29 20:01"),
            interview("11-09 14:30", "11-14 11:00", "Kim Lund", stage="first talk", where="their open day"),
        ),
        people=("Kim Lund, hiring manager, kim@fjordly.example, +47 555 0107",),
        location="Oslo", salary="NOK 900,000", source="referral", tags=("ml", "python"), rating=5,
    ),
    Sample(
        "Palma AS", "Analyst", Stage.APPLIED, "10-26 18:00",
        (
            interview("11-04 10:00", "11-10 13:00", "Ola Berg", stage="first interview", where="video"),
            thanked("11-10 17:30", "Ola Berg"),
            promised("11-10 18:05", "Ola Berg", "11-13 15:00", "a call on Friday at three"),
        ),
        people=("Ola Berg, hiring manager, ola@palma.example, +47 555 0100",),
        location="Bergen", tags=("sql",), rating=4,
    ),
    Sample(
        "Vega", "Developer", Stage.APPLIED, "11-01 18:00",
        (interview("11-12 09:40", "11-19 10:00", "Kim Aas", stage="technical", where="Storgata 1"),),
        people=("Kim Aas, interviewer, kim.aas@vega.example",),
        location="Oslo", tags=("python",), rating=4,
    ),
    Sample(
        "Meltwater Labs", "Search Engineer", Stage.APPLIED, "10-28 18:00",
        (interview("11-11 11:10", "11-16 14:00", "Ida Strand", "Paul Weber", stage="technical", where="video"),),
        people=(
            "Ida Strand, hiring manager, ida@meltwaterlabs.example",
            "Paul Weber, interviewer, paul@meltwaterlabs.example",
        ),
        location="Berlin", tags=("search", "java"), rating=4,
    ),
    Sample(
        "Ravensworth", "Data Platform Engineer", Stage.APPLIED, "10-30 18:00",
        (interview("11-10 16:00", "11-17 10:00", "Amina Yusuf", stage="first interview", where="phone"),),
        people=("Amina Yusuf, recruiter, amina@ravensworth.example, +1 555 0171",),
        location="London, hybrid", tags=("data",), rating=3,
    ),
    Sample(
        "Heliotrope", "Python Developer", Stage.APPLIED, "10-31 18:00",
        (
            interview("11-09 12:00", "11-18 13:30", "Julie Marchand", stage="second interview", where="video"),
            prepared("11-15 16:00"),
        ),
        people=("Julie Marchand, hiring manager, julie@heliotrope.example",),
        location="Lyon, remote", tags=("python", "remote"), rating=5,
    ),
    Sample(
        "Kestrel Bank", "Risk Systems Developer", Stage.APPLIED, "11-04 18:00",
        (interview("11-11 15:00", "11-16 08:30", "Henrik Dahl", stage="phone screen", where="phone"),),
        people=("Henrik Dahl, recruiter, henrik@kestrel.example, +47 555 0118",),
        location="Oslo", tags=("java", "bank"), rating=3,
    ),
    Sample(
        "Bluewren", "Backend Engineer", Stage.APPLIED, "11-02 18:00",
        (
            interview("11-09 09:00", "11-13 15:00", "Ingrid Solberg", stage="first interview", where="video"),
            snoozed("11-13 17:00", "11-18", "Ingrid is at a conference until Wednesday"),
        ),
        people=("Ingrid Solberg, hiring manager, ingrid@bluewren.example",),
        location="Trondheim", tags=("go", "python"), rating=4,
    ),
    Sample(
        "Amberfield", "Software Engineer", Stage.APPLIED, "10-21 18:00",
        (
            interview("11-02 10:00", "11-10 14:00", "Sanne de Wit", stage="second interview"),
            thanked("11-11 08:50", "Sanne de Wit"),
        ),
        people=("Sanne de Wit, hiring manager, sanne@amberfield.example",),
        location="Utrecht", rating=3,
    ),
    Sample(
        "Corriedale", "Tools Developer", Stage.APPLIED, "10-19 18:00",
        (
            interview("10-28 10:00", "11-05 10:00", "Fiona Grant", stage="technical", where="video"),
            thanked("11-05 16:10", "Fiona Grant"),
            followed_up("11-14 10:30", "Fiona Grant"),
        ),
        people=("Fiona Grant, hiring manager, fiona@corriedale.example",),
        location="Edinburgh", tags=("python",), rating=3,
    ),
    Sample(
        "Silverbirch", "Cloud Engineer", Stage.APPLIED, "10-24 18:00",
        (
            interview("11-03 09:30", "11-06 09:00", "Mark Ellison", stage="first interview", where="phone"),
            thanked("11-06 12:00", "Mark Ellison"),
            asked("11-13 11:15", "Mark Ellison", "Which of these times suits you for a second talk?"),
        ),
        people=("Mark Ellison, recruiter, mark@silverbirch.example, +1 555 0185",),
        location="Dublin", tags=("aws",), rating=4,
    ),
)  # fmt: skip

OFFERS = (
    Sample(
        "Kanta", "Data Scientist", Stage.APPLIED, "10-05 18:00",
        (
            interview("10-14 10:00", "10-22 10:00", "Aino Virtanen", stage="on site", where="Helsinki"),
            thanked("10-22 18:30", "Aino Virtanen"),
            offered("11-11 15:20", deadline="11-18"),
        ),
        people=("Aino Virtanen, hiring manager, aino@kanta.example, +1 555 0129",),
        location="Helsinki", salary="EUR 68,000", tags=("ml", "data"), rating=4,
    ),
    Sample(
        "Oriel Software", "Senior Python Developer", Stage.APPLIED, "10-08 18:00",
        (
            interview("10-19 10:00", "10-28 09:00", "David Marsh", stage="panel", where="video"),
            thanked("10-29 09:10", "David Marsh"),
            offered("11-13 16:40", deadline="11-23"),
        ),
        people=("David Marsh, hiring manager, david@oriel.example",),
        location="remote, EU", salary="EUR 72,000", tags=("python", "remote"), rating=5,
    ),
    Sample(
        "Brisk Logistics", "Backend Developer", Stage.APPLIED, "10-12 18:00",
        (
            interview("10-21 10:00", "10-30 13:00", "Nina Petrov", stage="second interview"),
            thanked("10-30 19:00", "Nina Petrov"),
            offered("11-12 10:30"),
        ),
        people=("Nina Petrov, hr, nina@brisk.example, +47 555 0163",),
        location="Oslo", salary="NOK 760,000", rating=2,
    ),
    Sample(
        "Maple Grid", "Energy Data Engineer", Stage.APPLIED, "10-02 18:00",
        (
            interview("10-12 10:00", "10-20 11:00", "Chloé Tremblay", stage="on site"),
            thanked("10-20 20:00", "Chloé Tremblay"),
            offered("11-12 17:00"),
            answered("11-16 08:55", "Chloé Tremblay", "asked about the start in February and four days a week"),
        ),
        people=("Chloé Tremblay, hiring manager, chloe@maplegrid.example",),
        location="Montréal, remote", salary="CAD 118,000", tags=("data", "energy"), rating=4,
    ),
    Sample(
        "Stellan", "Software Engineer", Stage.APPLIED, "09-28 18:00",
        (
            interview("10-08 10:00", "10-15 10:00", "Björn Ek", stage="technical"),
            thanked("10-15 17:00", "Björn Ek"),
            offered("11-02 11:00"),
            answered("11-03 09:00", "Björn Ek", "asked for the contract in writing"),
            followed_up("11-14 09:40", "Björn Ek"),
        ),
        people=("Björn Ek, hiring manager, bjorn@stellan.example",),
        location="Gothenburg", salary="SEK 660,000", rating=3,
    ),
)  # fmt: skip

REJECTED = (
    Sample(
        "Brandt AG", "Developer", Stage.APPLIED, "10-16 18:00",
        (
            interview("10-27 10:00", "11-04 10:00", "Klaus Brandt", stage="first interview", where="video"),
            thanked("11-04 16:00", "Klaus Brandt"),
            rejected("11-13 14:10", "Klaus Brandt", "somebody with more Kubernetes"),
        ),
        people=("Klaus Brandt, hiring manager, klaus@brandt.example",),
        location="Zürich", tags=("kubernetes",), rating=4,
    ),
    Sample(
        "Meridian", "Analyst", Stage.APPLIED, "07-20 18:00",
        (
            interview("07-30 10:00", "08-06 10:00", "Olga Steen", stage="second interview"),
            thanked("08-06 17:00", "Olga Steen"),
            rejected("09-08 10:00", "Olga Steen", "they hired from inside"),
            last_message("09-09 09:00", "Olga Steen"),
            kept_warm("09-09 09:05"),
        ),
        people=("Olga Steen, hiring manager, olga@meridian.example",),
        location="Oslo", rating=4,
    ),
    Sample(
        "Altair", "Developer", Stage.APPLIED, "07-06 18:00",
        (
            interview("07-16 10:00", "07-27 10:00", "Tessa Blom", stage="on site"),
            thanked("07-27 19:00", "Tessa Blom"),
            rejected("08-14 09:00", "Tessa Blom"),
            last_message("08-18 09:00", "Tessa Blom"),
            kept_warm("08-18 09:05"),
        ),
        people=("Tessa Blom, hiring manager, tessa@altair.example",),
        location="Amsterdam", tags=("python",), rating=4,
    ),
    Sample(
        "Juniper & Slate", "Site Reliability Engineer", Stage.APPLIED, "06-29 18:00",
        (
            interview("07-08 10:00", "07-15 10:00", "Owen Price", stage="technical"),
            thanked("07-15 15:00", "Owen Price"),
            rejected("07-31 12:00", "Owen Price", "budget cut"),
            last_message("08-03 09:00", "Owen Price"),
            kept_warm("08-03 09:05"),
        ),
        people=("Owen Price, hiring manager, owen@juniperslate.example",),
        location="Cardiff", tags=("linux",), rating=3,
    ),
    Sample(
        "Hollis Media", "Video Platform Engineer", Stage.APPLIED, "10-28 18:00",
        (receipt("10-28 18:01"), rejected("11-16 08:40", "Beth Hollis", "no reason given")),
        people=("Beth Hollis, recruiter, beth@hollis.example",),
        location="Manchester", rating=2,
    ),
    Sample(
        "Cinder Games", "Build Engineer", Stage.APPLIED, "10-23 18:00",
        (
            interview("10-30 10:00", "11-05 15:00", "Rafael Costa", stage="phone screen", where="phone"),
            thanked("11-05 18:00", "Rafael Costa"),
            rejected("11-10 10:20", "Rafael Costa", "the seat went to a referral"),
        ),
        people=("Rafael Costa, recruiter, rafael@cinder.example, +1 555 0190",),
        location="Lisbon", tags=("c++",), rating=3,
    ),
    Sample(
        "Everdene", "Backend Developer", Stage.APPLIED, "09-29 18:00",
        (rejected("10-13 07:00"),),
        location="Bristol", source="job board", rating=2,
    ),
    Sample(
        "Copperfold", "Data Analyst", Stage.APPLIED, "09-15 18:00",
        (rejected("10-06 11:00", "Dmitri Sokolov"), last_message("10-07 09:00", "Dmitri Sokolov")),
        people=("Dmitri Sokolov, hr, dmitri@copperfold.example, do not contact",),
        location="Riga", rating=1,
    ),
    Sample(
        "Wexley Foods", "Supply Chain Developer", Stage.APPLIED, "09-10 18:00",
        (rejected("09-24 16:00"), noted("09-24 20:00", "Next time: ask for the manager's name before applying.")),
        location="Reading", source="job board", rating=1,
    ),
)  # fmt: skip

CLOSED = (
    Sample(
        "Lantern Evening School", "Python Teacher, one evening a week", Stage.APPLIED, "08-24 18:00",
        (
            interview("08-31 10:00", "09-03 17:00", "Ruth Solheim", stage="trial lesson"),
            thanked("09-03 20:00", "Ruth Solheim"),
            offered("09-07 12:00"),
            answered("09-08 09:00", "Ruth Solheim", "yes"),
            closed("09-08 09:05", Outcome.ACCEPTED),
        ),
        people=("Ruth Solheim, hiring manager, ruth@lantern.example",),
        location="Oslo", tags=("part-time",), rating=3,
    ),
    Sample(
        "Harrow Telecom", "Network Automation Engineer", Stage.APPLIED, "09-02 18:00",
        (
            interview("09-14 10:00", "09-22 10:00", "Colin Shaw", stage="panel"),
            thanked("09-22 18:00", "Colin Shaw"),
            offered("10-09 10:00"),
            answered("10-12 09:00", "Colin Shaw", "too far from home"),
            closed("10-12 09:05", Outcome.DECLINED),
        ),
        people=("Colin Shaw, hiring manager, colin@harrow.example",),
        location="Reading", rating=2,
    ),
    Sample(
        "Pinnacle Staffing", "Contract Developer", Stage.APPLIED, "10-06 18:00",
        (
            asked("10-08 10:00", "Gary Pike", "Can we change your résumé?", PHONE),
            answered("10-08 10:10", "Gary Pike", "no"),
            closed("10-08 10:15", Outcome.WITHDRAWN),
        ),
        people=("Gary Pike, recruiter, gary@pinnacle.example, no calls",),
        source="cold call", rating=1,
    ),
    Sample(
        "Umber Studio", "Front-end Developer", Stage.APPLIED, "08-17 18:00",
        (
            followed_up("08-24 09:00"),
            followed_up("08-31 09:00"),
            followed_up("09-07 09:00", channel=LINKEDIN),
            closed("09-28 09:00", Outcome.NO_REPLY),
        ),
        location="Oslo", source="job board", rating=2,
    ),
    Sample(
        "Delphine Travel", "API Developer", Stage.APPLIED, "08-10 18:00",
        (followed_up("08-17 09:00"), closed("09-21 09:00", Outcome.NO_REPLY)),
        location="Nice, remote", source="job board", rating=2,
    ),
    Sample(
        "Granite Peak", "Embedded Developer", Stage.APPLIED, "09-01 18:00",
        (
            referred("09-01 18:05", "Eva Lie, referrer, eva.lie@granite.example"),
            followed_up("09-08 09:00", "Eva Lie"),
            closed("10-19 09:00", Outcome.WITHDRAWN),
        ),
        location="Narvik", source="referral", tags=("embedded",), rating=3,
    ),
)  # fmt: skip
