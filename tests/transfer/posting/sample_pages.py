"""Written pages as hiring sites make them, and the posting that each must give."""

from dataclasses import dataclass
from datetime import date

from jobboard.transfer.posting.models import Posting

TODAY = date(2026, 11, 16)


@dataclass(frozen=True)
class Sample:
    """A page under its address; `closed` is a part of why it is closed, `text` a part of its text."""

    name: str
    url: str
    markup: str
    expected: Posting
    text: str = ""
    closed: str = ""


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"


def ld(json: str) -> str:
    return f'<script type="application/ld+json">{json}</script>'


SAMPLES = (
    Sample(
        "JSON-LD, one object",
        "https://careers.nordwind.example/jobs/17",
        page(
            "<h1>Backend Engineer</h1>",
            "<title>Backend Engineer</title>"
            + ld("""{"@context": "https://schema.org/", "@type": "JobPosting", "title": "Backend Engineer",
            "description": "<p>We build <b>things</b>.</p><ul><li>Python</li><li>SQL &amp; more</li></ul>",
            "hiringOrganization": {"@type": "Organization", "name": "Nordwind AS"}, "validThrough": "2026-12-01T23:59",
            "jobLocation": {"@type": "Place", "address": {"addressLocality": "Oslo", "addressCountry": "NO"}},
            "baseSalary": {"@type": "MonetaryAmount", "currency": "NOK",
              "value": {"@type": "QuantitativeValue", "minValue": 700000, "maxValue": 850000, "unitText": "YEAR"}}}"""),
        ),
        Posting(
            company="Nordwind AS",
            role="Backend Engineer",
            location="Oslo, NO",
            salary="NOK 700,000–850,000 a year",
            closes=date(2026, 12, 1),
            source="careers.nordwind.example",
        ),
        text="We build things.\n\n- Python\n- SQL & more",
    ),
    Sample(
        "JSON-LD, a list with raw line breaks in strings and a trailing comma",
        "https://jobs.example/2",
        page(
            "",
            ld("""[{"@type": "WebSite", "name": "Jobs"},
            {"@type": ["JobPosting"], "title": "Data
            Engineer", "hiringOrganization": "Halm &amp; Ott", "jobLocationType": "TELECOMMUTE",
            "applicantLocationRequirements": {"@type": "Country", "name": "Germany"},
            "description": "First line
second line", "baseSalary": 65000, "salaryCurrency": "EUR",}]"""),
        ),
        Posting(
            company="Halm & Ott",
            role="Data Engineer",
            location="Germany",
            remote="remote, Germany",
            salary="EUR 65,000",
            source="jobs.example",
        ),
        text="First line\nsecond line",
    ),
    Sample(
        "JSON-LD, a graph with references",
        "https://lumen.example/karriere/33",
        page(
            "",
            ld("""{"@context": "http://schema.org", "@graph": [
            {"@id": "#org", "@type": "Organization", "name": "Lumen GmbH"},
            {"@id": "#page", "@type": "WebPage", "name": "Karriere"},
            {"@type": "http://schema.org/JobPosting", "title": "Softwareentwickler (m/w/d)",
             "hiringOrganization": {"@id": "#org"},
             "jobLocation": [{"address": {"addressLocality": "Berlin", "addressRegion": "Berlin",
               "addressCountry": {"@type": "Country", "name": "Deutschland"}}}, {"address": "Hamburg"}],
             "validThrough": "31.12.2026",
             "description": "&lt;p&gt;Wir suchen&lt;/p&gt;&lt;p&gt;dich&lt;/p&gt;"}]}"""),
        ),
        Posting(
            company="Lumen GmbH",
            role="Softwareentwickler (m/w/d)",
            location="Berlin, Deutschland / Hamburg",
            closes=date(2026, 12, 31),
            source="lumen.example",
        ),
        text="Wir suchen\n\ndich",
    ),
    Sample(
        "JSON-LD inside comments, a broken block before it",
        "https://fjordly.example/j",
        page(
            "",
            ld("{not json at all")
            + ld("""<!--
            {"@type": "JobPosting", "title": "ML Engineer", "hiringOrganization": {"legalName": "Fjordly"},
             "estimatedSalary": {"currency": "USD", "value": {"value": "62.50", "unitText": "hour"}}}
            -->""")
            + "<!-- <script type='application/ld+json'>/*<![CDATA[*/{}/*]]>*/</script> -->",
        ),
        Posting(company="Fjordly", role="ML Engineer", salary="USD 62.50 an hour", source="fjordly.example"),
    ),
    Sample(
        "JSON-LD in a script that is commented out",
        "https://orbita.example/j",
        page("<!-- " + ld('{"@type": "JobPosting", "title": "Tester", "hiringOrganization": "Orbita"}') + " -->"),
        Posting(company="Orbita", role="Tester", source="orbita.example"),
    ),
    Sample(
        "several postings, one of which the page is about; closed since",
        "https://kanta.example/open/9",
        page(
            "<h1>Data Scientist</h1>",
            "<title>Data Scientist - Kanta Oy</title>"
            + ld('{"@type": "JobPosting", "title": "Office Manager", "hiringOrganization": {"name": "Kanta Oy"}}')
            + ld("""{"@type": "JobPosting", "title": "Data Scientist", "hiringOrganization": {"name": "Kanta Oy"},
            "validThrough": "2026-11-01T00:00:00+02:00", "baseSalary": {"currency": "EUR", "value": 0}}"""),
        ),
        Posting(company="Kanta Oy", role="Data Scientist", closes=date(2026, 11, 1), source="kanta.example"),
        closed="until 2026-11-01",
    ),
    Sample(
        "microdata",
        "https://palma.example/stillinger/4",
        page("""<div itemscope itemtype="https://schema.org/JobPosting">
          <h1 itemprop="title">Analyst (remote)</h1>
          <span itemprop="hiringOrganization" itemscope itemtype="https://schema.org/Organization">
            <img itemprop="logo" src="/logo.png"><b itemprop="name">Palma AS</b></span>
          <div itemprop="jobLocation" itemscope itemtype="https://schema.org/Place">
            <div itemprop="address" itemscope itemtype="https://schema.org/PostalAddress">
              <span itemprop="addressLocality">Bergen</span>, <span itemprop="addressCountry">Norge</span></div></div>
          <time itemprop="validThrough" datetime="2026-11-30">30. november</time>
          <div itemprop="description"><p>Tall, og mer tall.</p><p>Søk nå.</p></div></div>"""),
        Posting(
            company="Palma AS",
            role="Analyst (remote)",
            location="Bergen, Norge",
            remote="remote",
            closes=date(2026, 11, 30),
            source="palma.example",
        ),
        text="Tall, og mer tall.\n\nSøk nå.",
    ),
    Sample(
        "LinkedIn's title, and a closed one",
        "https://www.linkedin.com/jobs/view/3811111111",
        page(
            "<main><p>No longer accepting applications</p><p>Come and test.</p></main>",
            "<title>Orbita hiring Engineer in Test in Oslo, Norway | LinkedIn</title>",
        ),
        Posting(company="Orbita", role="Engineer in Test", location="Oslo, Norway", source="linkedin.com"),
        text="Come and test.",
        closed="No longer accepting applications",
    ),
    Sample(
        "LinkedIn's title in German",
        "https://de.linkedin.com/jobs/view/38",
        page("", "<title>Zenit SE sucht Python-Entwickler:in in München | LinkedIn</title>"),
        Posting(company="Zenit SE", role="Python-Entwickler:in", location="München", source="de.linkedin.com"),
    ),
    Sample(
        "Greenhouse's title and og: tags",
        "https://boards.greenhouse.io/corvus/jobs/400?gh_src=abc",
        page(
            "",
            """<title>Job Application for Platform Engineer at Corvus Labs</title>
            <meta property="og:title" content="Platform Engineer">
            <meta property="og:description" content="Hybrid, three days">""",
        ),
        Posting(company="Corvus Labs", role="Platform Engineer", source="boards.greenhouse.io"),
    ),
    Sample(
        "only og: tags",
        "https://meridian.example/4",
        page(
            "",
            """<meta property="og:title" content="Analyst"><meta property="og:site_name" content="Meridian Careers">
            <meta property="og:description" content="Numbers for the sea">""",
        ),
        Posting(company="Meridian", role="Analyst", source="meridian.example", guessed_fields=("company", "role")),
        text="Numbers for the sea",
    ),
    Sample(
        "Lever, the company first",
        "https://jobs.lever.co/pyxis/0a1b",
        page("<main>Location: Tromsø<br>Apply by: 2026-12-05</main>", "<title>Pyxis - Reliability Engineer</title>"),
        Posting(
            company="Pyxis",
            role="Reliability Engineer",
            location="Tromsø",
            closes=date(2026, 12, 5),
            source="jobs.lever.co",
        ),
    ),
    Sample(
        "nothing but an address that holds the company, and German labels",
        "https://brandt-ag.jobs.personio.de/job/77",
        page(
            "<h1>Entwickler</h1><p>Arbeitsort: Köln (Homeoffice)</p><p>Gehalt: 60.000 - 70.000 €</p>"
            "<p>Bewerbungsfrist: 24.12.2026</p><p>Diese Stelle ist nicht mehr verfügbar.</p>"
        ),
        Posting(
            company="Brandt Ag",
            role="Entwickler",
            location="Köln (Homeoffice)",
            remote="remote",
            salary="60.000 - 70.000 €",
            closes=date(2026, 12, 24),
            source="brandt-ag.jobs.personio.de",
            guessed_fields=("company", "role"),
        ),
        closed="nicht mehr verfügbar",
    ),
    Sample(
        "a saved page knows where it is from",
        "",
        "<!-- saved from url=(0034)https://altair.example/careers/dev -->"
        + page("", "<title>Developer at Altair in Bodø</title>"),
        Posting(
            company="Altair", role="Developer", location="Bodø", url="https://altair.example/careers/dev",
            source="altair.example",
        ),
    ),
    Sample(
        "a saved page with a canonical link, values of odd kinds",
        "",
        page(
            "",
            "<link rel=canonical href='https://vega.example/jobs/1'>"
            + ld("""{"@type": "JobPosting", "title": {"@value": "Developer"}, "hiringOrganization": [{"name": "Vega"}],
            "jobLocation": "Malmö", "baseSalary": [{"currency": "SEK", "minValue": "45 000", "maxValue": 45000,
            "unitText": "MONTH"}], "validThrough": "when it is filled", "description": {"@value": "Code"},
            "jobLocationType": ["TELECOMMUTE"]}"""),
        ),
        Posting(
            company="Vega",
            role="Developer",
            location="Malmö",
            remote="remote",
            salary="SEK 45,000 a month",
            unread_closing_day="when it is filled",
            url="https://vega.example/jobs/1",
            source="vega.example",
        ),
        text="Code",
    ),
)  # fmt: skip

TEXTS = (
    (
        "Backend Engineer\nNordwind\nOslo, Norway (Hybrid)\n\nWe build boats.\nSalary: NOK 700 000 to 800 000",
        Posting(
            company="Nordwind",
            role="Backend Engineer",
            location="Oslo, Norway (Hybrid)",
            remote="hybrid",
            salary="NOK 700 000 to 800 000",
            guessed_fields=("role", "company", "location"),
        ),
    ),
    (
        "Stelle: Entwickler\nUnternehmen: Lumen GmbH\nArbeitsort: Berlin\nBewerbungsschluss: 1.12.2026\nhttps://l.example/8",
        Posting(
            company="Lumen GmbH",
            role="Entwickler",
            location="Berlin",
            closes=date(2026, 12, 1),
            url="https://l.example/8",
            source="l.example",
        ),
    ),
    (
        "Corvus is hiring a Platform Engineer in Bergen\n\nYou will run things, for €60k - €75k.",
        Posting(
            company="Corvus",
            role="Platform Engineer",
            location="Bergen",
            salary="€60k - €75k",
            guessed_fields=("salary",),
        ),
    ),
    (
        "We are looking for somebody who likes numbers and ships.\nAbout Meridian\nMeridian is fully remote.",
        Posting(company="Meridian", remote="remote", guessed_fields=("company",)),
    ),
)
