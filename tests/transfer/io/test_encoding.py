"""Files in the encodings that spreadsheets were saved in over the years."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobboard.transfer.io.encoding import decode_spreadsheet

GERMAN = "Firma;Stelle;Status\nMüller & Söhne;Entwickler für Straßenbau;Absage\n"
FRENCH = "Entreprise;Poste;Statut\nSociété Générale;Développeur;Refusé – « déjà »\n"
DANISH = "Virksomhed;Stilling;Status\nØrsted;Udvikler;Afslag\nMærsk;Løsningsarkitekt;Ansøgning sendt\n"
ENGLISH = "Company,Role,Notes\nA,Dev,don’t call – ask for Zoë\n"
POLISH = "Firma;Rola\nPółnoc;Młodszy inżynier\n"
RUSSIAN = "Компания;Должность\nЯндекс;Разработчик\n"
CHINESE = "公司,职位,状态,申请日期\n北极星,后端工程师,已投递,2025-08-01\n"


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        *[(text, "cp1252", "Windows-1252") for text in (GERMAN, FRENCH, DANISH, ENGLISH)],
        *[(text, "mac_roman", "Mac Roman") for text in (GERMAN, FRENCH, DANISH)],
        (POLISH, "cp1250", "Windows-1250"),
        (RUSSIAN, "cp1251", "CP1251"),
        (CHINESE, "gb18030", "GB18030"),
    ],
)
def test_a_code_page_is_known_by_its_words_and_said(text: str, encoding: str, name: str) -> None:
    found = decode_spreadsheet(text.encode(encoding))
    assert found
    assert (found.text, found.remark) == (text, f"The file is not in UTF-8; its letters are read as {name}.")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_in_every_form_leaves_nothing_to_say(encoding: str) -> None:
    found = decode_spreadsheet(GERMAN.encode(encoding))
    assert found
    assert (found.text, found.remark) == (GERMAN, "")


def test_a_file_put_together_from_two() -> None:
    found = decode_spreadsheet("A,Müller\n".encode() + "B,Groß\n".encode("cp1252"))
    assert found
    assert found.text == "A,Müller\nB,Groß\n"
    assert found.remark == "The letters are UTF-8, but in line 2 Windows-1252: look at them."


@given(st.binary(max_size=200))
def test_any_bytes_are_a_text_or_none(data: bytes) -> None:
    decode_spreadsheet(data)
