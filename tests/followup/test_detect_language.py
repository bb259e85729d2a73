"""The language of a posting is told only where it is certain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobboard.followup.enums import Language
from jobboard.followup.messages.detect_language import detect_language

ENGLISH = """
We are looking for an engineer who will work with our team on the systems that move money. You have a few years of
experience with Python and you are at ease with the cloud. Send your application to us.
"""
GERMAN = """
Für unser Team in Köln suchen wir eine Entwicklerin oder einen Entwickler (m/w/d). Sie arbeiten mit Python und der Cloud
und sind für die Qualität der Systeme verantwortlich. Wir freuen uns auf Ihre Bewerbung.
"""
FRENCH = """
Nous recherchons une personne pour rejoindre notre équipe à Lyon. Vous travaillez avec les développeurs sur des services
qui sont utilisés dans toute la France. Envoyez votre CV et vos motivations.
"""
SPANISH = """
Buscamos una persona para nuestro equipo en Madrid. Trabajarás con los desarrolladores en el diseño de las plataformas y
por tu experiencia serás responsable del despliegue. El puesto es para empezar ya.
"""
NORWEGIAN = """
Vi søker en utvikler til vårt team i Oslo. Du har erfaring med Python og er glad i å jobbe med andre på store systemer
som mange bruker hver dag. Send søknaden din til oss med det du vil at vi skal vite.
"""
DUTCH = """
Voor ons team in Utrecht zoeken wij een ontwikkelaar. Je werkt met het team aan de systemen van onze klanten en je bent
verantwoordelijk voor de kwaliteit. Stuur jouw brief naar ons en wij bellen je.
"""
ITALIAN = """
Cerchiamo una persona per il nostro team di Milano che lavori con gli sviluppatori. Il tuo compito è il disegno della
piattaforma e la qualità di tutti i servizi che sono nel cloud. Le candidature sono aperte.
"""
PORTUGUESE = """
Procuramos uma pessoa para a nossa equipa em Lisboa. Você vai trabalhar com os programadores do grupo e não precisa de
experiência. Envie o seu currículo para nós com uma carta ou um vídeo em que se apresenta.
"""
POSTINGS = {
    Language.ENGLISH: ENGLISH,
    Language.GERMAN: GERMAN,
    Language.FRENCH: FRENCH,
    Language.SPANISH: SPANISH,
}
OTHERS = (NORWEGIAN, DUTCH, ITALIAN, PORTUGUESE)


@pytest.mark.parametrize("language", Language)
def test_a_plain_posting_tells_its_language(language: Language) -> None:
    assert detect_language(POSTINGS[language]) is language


@pytest.mark.parametrize("text", [*OTHERS, "", "Backend Engineer (m/w/d)", "Python, Go, AWS, Kubernetes, " * 20])
def test_other_languages_and_short_texts_tell_none(text: str) -> None:
    assert detect_language(text) is None


@pytest.mark.parametrize("other", [each for each in Language if each is not Language.ENGLISH])
def test_a_posting_in_two_languages_tells_none(other: Language) -> None:
    assert detect_language(POSTINGS[Language.ENGLISH] + POSTINGS[other]) is None


@given(st.text())
def test_any_text_can_be_asked(text: str) -> None:
    detect_language(text)


def test_few_small_words_among_many_others_tell_none() -> None:
    names = " ".join(f"Kubernetes{letter}" for letter in "abcdefghijklmnopqrstuvwxyz" * 4)
    assert detect_language(f"{names} the and with you your") is None
    assert detect_language(f"{names} the and with you your our will are this that have from") is Language.ENGLISH
    assert detect_language(" ".join(GERMAN.split()[:22])) is None
    assert detect_language(" ".join(GERMAN.split()[:23])) is Language.GERMAN
    assert detect_language("x " * 5000 + ENGLISH) is None
