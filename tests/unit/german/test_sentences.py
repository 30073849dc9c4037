from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auskunft.german import sentences

# "|" stands where a sentence ends; a space follows there in the text.
CASES = [
    "Das gilt z. B. für Jena.|Es folgt mehr.",
    "Das gilt z.\u00a0B. für Jena.|Es folgt mehr.",
    "Es gab 1 Mio. Euro.|Das Land zahlte 247 Mio.|Die Stadt nichts.",
    "Direktor ist Prof. Dr. Maren Tietjens.|Sie kam 2014.|Danach ging sie.",
    "Die Plattform KI.NRW hilft.|it’s OWL ist groß.|KI.NRW auch.",
    "Die Strategie 2014–2020 endete 2020.|Innovationen folgten.",
    "Im 21. Jahrhundert ist das so.|Am 3. Oktober wird gefeiert.",
    "Sie rief: „Komm her!“ und ging.|„Ich bleibe.“|Er nickte.",
    "Siehe Nr. 5 und ca. 20 Fälle, d. h. wenige.|Der Verein e. V. Nord hilft.",
    "Der Förderverein e. V.|Die Mitglieder zahlen.",
    "In St. Louis lebte J. R. Smith.|Er schrieb usw.|Das war es.",
    "Das sind 5.|Diese Zahl stimmt.",
    "Das Netz wird hier koordiniert.|faserhof entwickelt Garn.",
    "Es kommt bzgl. des Weges inkl. aller Kosten.",
    "Sie (vgl. S. 5. Das ist lang.) kam.|Ende.",
    "Ludwig XIV. regierte.|Heinrich VIII. König von England starb.",
    "Warum?|Weil es so ist!|Gut …|Und nun?",
    "Das Werk erschien am 12.05.2019 in Bd. 3.|Es kostet 3,50 Euro.",
    "Prof. Dr.-Ing. Konrad Wiesenthal leitet u. a. das Institut.|Hier arbeiten 210 Personen.",
    "Der Anteil liegt bei 80 %.|Rund 5 % fehlen.",
    "In den Jahren 2019/20 hat sie 94 Patente.|210 Personen arbeiten hier.",
    "Bei 180 Vorhaben waren dies 99.|Ergänzt wird das.|Der 45. Bericht ist da.",
    "Die 2. Auflage kam.|Er ist 1. Vorsitzender.",
    "So endete das 19. Jh.|Im 20. Jh. war es anders.",
    "Das war im Jahr 2021.|Forschung kostet.",
    "„Wirklich?“, fragte er.|Sie nickte.",
    "In „Komm!“ (2006) sagt er nichts.|„Geh!“, rief sie.",
]


@pytest.mark.parametrize("case", CASES)
def test_sentences_end_where_a_reader_ends_them(case: str) -> None:
    text = case.replace("|", " ")
    assert [text[span.start : span.end] for span in sentences(text)] == case.split("|")


def test_a_blank_line_ends_a_sentence_a_line_break_does_not() -> None:
    text = "Eins\nzwei\n\nDrei."
    assert [text[span.start : span.end] for span in sentences(text)] == ["Eins\nzwei", "Drei."]


@given(st.text(alphabet="aBÄ1. \n!?()„“z"))
def test_spans_cover_all_that_is_not_white_space(text: str) -> None:
    spans = sentences(text)
    covered = "".join(text[span.start : span.end] for span in spans)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(text[span.start : span.end].strip() for span in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
