"""The demo's targets and applications; today is Monday 16 November 2026."""

from jobboard.demo.deeds import (
    LINKEDIN,
    PHONE,
    PORTAL,
    Sample,
    applied,
    asked,
    followed_up,
    noted,
    promised,
    reached_out,
    receipt,
    referred,
    rested,
    snoozed,
)
from jobboard.followup.enums import Stage

TARGETS = (
    Sample(
        "Halm, Ott & Co", "Data Engineer", Stage.TARGET, "11-10 09:10",
        people=("Jonas Halm, employee, jonas.halm@halm-ott.example",),
        location="Hamburg", source="a former colleague", tags=("python", "data"), rating=4,
    ),
    Sample(
        "Orbita", "QA Lead", Stage.TARGET, "11-13 19:40",
        location="Bergen", salary="NOK 780,000", source="Orbita's own site", closes="11-18", rating=3,
    ),
    Sample(
        "Pyxis", "Site Reliability Engineer", Stage.TARGET, "11-14 10:20",
        location="Oslo, hybrid", source="meetup", tags=("linux",), rating=3,
    ),
    Sample(
        "Tindra Bio", "Research Software Engineer", Stage.TARGET, "11-04 20:15",
        people=("Astrid Moen, recruiter, astrid@tindra.example, +47 555 0112",),
        location="Trondheim", source="newsletter", tags=("science",), rating=4,
    ),
    Sample(
        "Kvist & Sønn", "Backend Developer", Stage.TARGET, "11-09 18:30",
        (reached_out("11-12 12:10", "Mina Kvist"),),
        people=("Mina Kvist, hiring manager, mina@kvist.example",),
        location="Drammen", source="a talk she gave", rating=4,
    ),
    Sample(
        "Aurelia Systems", "Python Developer", Stage.TARGET, "11-02 17:05",
        (reached_out("11-05 08:55", "Priya Raman"),),
        people=("Priya Raman, employee, priya@aurelia.example",),
        location="remote, EU", source="job board", tags=("python", "remote"), rating=3,
    ),
    Sample(
        "みどり電機株式会社", "組込みソフトウェアエンジニア", Stage.TARGET, "10-30 21:00",
        (
            reached_out("11-05 09:00", "佐藤 恵"),
            followed_up("11-14 11:30", "佐藤 恵", LINKEDIN),
        ),
        people=("佐藤 恵, recruiter, sato@midori.example",),
        location="Yokohama", tags=("embedded", "move"), rating=5,
    ),
    Sample(
        "Fennmark University Hospital", "Clinical Data Platform Engineer", Stage.TARGET, "10-28 16:00",
        (snoozed("11-06 14:00", "2027-01-04", "hiring freeze until January"),),
        people=("Ellen Bakke, hr, ellen.bakke@fennmark.example",),
        location="Tromsø", tags=("health",), rating=3,
    ),
)  # fmt: skip

APPLIED = (
    Sample(
        "Nordwind", "Backend Engineer", Stage.TARGET, "11-03 20:00",
        (applied("11-06 21:15"), receipt("11-09 06:02"), noted("11-06 21:20", "Sent résumé backend-v3.")),
        location="Oslo", salary="NOK 850,000", source="job board", tags=("python", "postgres"), rating=5,
    ),
    Sample(
        "Lumen", "Software Engineer", Stage.APPLIED, "11-03 19:30",
        (receipt("11-03 19:31"), followed_up("11-11 09:20", "Sofia Lindqvist")),
        people=("Sofia Lindqvist, recruiter, sofia@lumen.example, +47 555 0121",),
        location="Stockholm", source="company site", tags=("python",), rating=4,
    ),
    Sample(
        "Corvus", "Platform Engineer", Stage.APPLIED, "11-12 22:10",
        (receipt("11-12 22:11"),),
        location="Oslo", source="company site", tags=("kubernetes",), rating=4,
    ),
    Sample(
        "Zenit", "Python Developer", Stage.APPLIED, "11-13 20:45",
        people=("Hanna Berg, recruiter, hanna@zenit.example",),
        location="Gothenburg", source="recruiter", tags=("python",), rating=4,
    ),
    Sample(
        "Solvind Energi", "Data Engineer", Stage.APPLIED, "11-10 18:00",
        (referred("11-10 18:05", "Lars Tveit, employee, lars.tveit@solvind.example"),),
        people=("Lars Tveit, referrer, lars.tveit@solvind.example",),
        location="Stavanger", source="referral", tags=("data", "energy"), rating=5,
    ),
    Sample(
        "Brightwater Analytics", "Analytics Engineer", Stage.APPLIED, "11-13 12:40",
        (receipt("11-13 12:41"),),
        location="remote, UK", source="job board", tags=("sql",), rating=2,
    ),
    Sample(
        "Halden & Frost", "DevOps Engineer", Stage.APPLIED, "11-10 10:00",
        (followed_up("11-16 08:45", "Tom Frost"),),
        people=("Tom Frost, hiring manager, tom@haldenfrost.example",),
        location="Fredrikstad", source="job board", rating=3,
    ),
    Sample(
        "Castellan Insurance", "Software Developer", Stage.APPLIED, "10-26 17:30",
        (receipt("10-26 17:31"), followed_up("11-06 10:05", "Ruth Adler")),
        people=("Ruth Adler, hr, ruth.adler@castellan.example",),
        location="Munich", source="job board", rating=2,
    ),
    Sample(
        "Perigee Space", "Ground Systems Engineer", Stage.APPLIED, "10-27 20:20",
        (
            followed_up("11-03 09:00", "Noah Okafor"),
            followed_up("11-11 16:10", "Noah Okafor", PHONE, "voicemail"),
        ),
        people=(
            "Noah Okafor, recruiter, noah@perigee.example, +1 555 0143",
            "Ines Duarte, hiring manager, ines@perigee.example",
        ),
        location="Delft", source="conference", tags=("space", "c++"), rating=5,
    ),
    Sample(
        "Mosaic Health", "Full-stack Developer", Stage.APPLIED, "10-22 19:00",
        (followed_up("10-29 09:30", "Carla Reyes"), followed_up("11-05 09:30", "Carla Reyes")),
        people=("Carla Reyes, recruiter, carla@mosaic.example",),
        location="Copenhagen", source="recruiter", rating=3,
    ),
    Sample(
        "Greyling", "Security Engineer", Stage.APPLIED, "10-30 11:00",
        (
            followed_up("11-06 09:15", "Yusuf Demir"),
            followed_up("11-16 09:05", "Yusuf Demir", PHONE, "voicemail"),
        ),
        people=("Yusuf Demir, hiring manager, yusuf@greyling.example, +47 555 0134",),
        location="Oslo", tags=("security",), rating=4,
    ),
    Sample(
        "Otto Maritime", "Integration Developer", Stage.APPLIED, "10-14 18:00",
        (
            followed_up("10-20 09:00", "Berit Otto"),
            followed_up("10-26 09:00", "Berit Otto"),
            followed_up("11-02 09:00", "Geir Nes"),
        ),
        people=(
            "Berit Otto, hr, berit@ottomaritime.example",
            "Geir Nes, hiring manager, geir@ottomaritime.example",
        ),
        location="Ålesund", tags=("java",), rating=2,
    ),
    Sample(
        "Vantage Rail", "Signalling Software Engineer", Stage.APPLIED, "10-20 18:00",
        (
            followed_up("10-27 09:00", "Emma Clarke"),
            followed_up("11-03 09:00", "Emma Clarke", PHONE),
            followed_up("11-10 09:00", "Peter Voss"),
        ),
        people=(
            "Emma Clarke, recruiter, emma@vantagerail.example, +1 555 0162",
            "Peter Voss, hiring manager, peter@vantagerail.example",
        ),
        location="Derby", rating=3,
    ),
    Sample(
        "Lindgren Optics", "Image Processing Engineer", Stage.APPLIED, "10-01 18:00",
        (
            followed_up("10-08 09:00", "Karin Lindgren"),
            followed_up("10-15 09:00", "Karin Lindgren"),
            followed_up("10-22 09:00", "Anders Holm"),
        ),
        people=(
            "Karin Lindgren, hr, karin@lindgren-optics.example",
            "Anders Holm, hiring manager, anders@lindgren-optics.example",
        ),
        location="Uppsala", tags=("c++", "imaging"), rating=3,
    ),
    Sample(
        "Sable & Pine", "Backend Developer", Stage.APPLIED, "11-05 20:00",
        (promised("11-11 13:20", "Marta Nowak", "11-18", "the team meets on Wednesday"),),
        people=("Marta Nowak, recruiter, marta@sablepine.example",),
        location="Gdańsk, remote", tags=("python", "remote"), rating=4,
    ),
    Sample(
        "Tallgrass", "Machine Learning Engineer", Stage.APPLIED, "11-02 21:00",
        (promised("11-10 15:45", "Oscar Bell", "11-13", "an answer by the end of the week"),),
        people=("Oscar Bell, hiring manager, oscar@tallgrass.example",),
        location="Malmö", tags=("ml",), rating=4,
    ),
    Sample(
        "Fiordland Data", "Data Engineer", Stage.APPLIED, "11-04 19:10",
        (asked("11-16 08:20", "Grace Tan", "Could you send two references by Wednesday?"),),
        people=("Grace Tan, hr, grace@fiordland.example",),
        location="Oslo", tags=("data",), rating=4,
    ),
    Sample(
        "Rowan Robotics", "Robotics Software Engineer", Stage.APPLIED, "11-05 18:30",
        (
            asked("11-12 15:00", "Leo Marchetti", "When could you start?"),
            snoozed("11-13 09:00", "11-18", "ask at home first, Leo is away until Wednesday"),
        ),
        people=("Leo Marchetti, recruiter, leo@rowan.example, +47 555 0156",),
        location="Odense", tags=("robots", "c++"), rating=5,
    ),
    Sample(
        "Northgate Council", "Systems Developer", Stage.APPLIED, "09-21 18:00",
        (receipt("09-22 07:00"),),
        location="Newcastle", source="public register", rating=1,
    ),
    Sample(
        "Quill Press", "Web Developer", Stage.APPLIED, "09-14 18:00",
        location="Leeds, remote", source="job board", rating=2,
    ),
    Sample(
        "한빛소프트웨어", "백엔드 개발자", Stage.APPLIED, "11-03 18:00",
        (snoozed("11-10 10:00", "12-01", "they reorganise until December"),),
        people=("김민서, hr, minseo@hanbit.example",),
        location="Seoul, remote", tags=("python", "remote"), rating=3,
    ),
    Sample(
        "The Very Long-Winded Company for Sustainable Infrastructure and Logistics",
        "Senior Software Engineer, Event Streaming and Warehouse Automation Platform", Stage.APPLIED, "10-12 18:00",
        (followed_up("10-20 09:00", channel=PORTAL), rested("10-28 09:00")),
        location="Rotterdam", source="job board", rating=2,
    ),
)  # fmt: skip
