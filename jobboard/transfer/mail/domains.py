"""What a mail address says about the employer behind it."""

from jobboard.store.actions.import_dedupe import plain_company
from jobboard.store.queries.mail_index import CardAddress

_SHARED = frozenset((
    "gmail", "googlemail", "outlook", "hotmail", "live", "yahoo", "icloud", "me", "gmx", "web", "t-online", "proton",
    "protonmail", "aol", "mail", "posteo", "fastmail", "greenhouse", "greenhouse-mail", "lever", "hire", "ashbyhq",
    "workable", "workablemail", "myworkday", "workday", "smartrecruiters", "recruitee", "teamtailor", "personio",
    "bamboohr", "icims", "taleo", "successfactors", "linkedin", "indeed", "indeedemail", "stepstone", "xing",
    "glassdoor", "monster", "google", "microsoft", "zoom", "calendly", "jobvite", "breezy", "join", "softgarden",
    "rexx-systems",
))  # fmt: skip
"""Names of domains that many employers, or everybody, write from."""

_SECOND_LEVEL = frozenset(("co", "com", "org", "net", "ac", "gov", "edu"))


def domain_name(address: str) -> str:
    """What a domain is registered as, of an address or a host: "jobs.nordwind.co.uk" is "nordwind"."""
    labels = address.rpartition("@")[2].lower().strip(".").split(".")
    if len(labels) > 2 and labels[-2] in _SECOND_LEVEL:
        labels = labels[:-1]
    return labels[-2] if len(labels) > 1 else ""


def own_domain(address: str) -> str:
    """The name of a domain that is one employer's own; empty for those that many write from."""
    name = domain_name(address)
    return "" if name in _SHARED else name


def card_domains(card: CardAddress) -> set[str]:
    """The names of the domains that a card's people and its posting are under, and the one the company should have."""
    places = (*card.addresses, card.host)
    return {domain_name(place) for place in places} | {plain_company(card.company).replace(" ", "")}
