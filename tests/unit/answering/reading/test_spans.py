import pytest
from hypothesis import given
from hypothesis import strategies as st

from auskunft.answering.reading.span import Kind
from auskunft.answering.reading.spans import spans, spans_for, whole_quantity
from auskunft.answering.reading.tokens import Tag, tokens


def texts(sentence: str, *kinds: Kind) -> set[str]:
    return {sentence[s.start : s.end] for s in spans(sentence) if s.kind in kinds}


def test_figures_come_bare_with_unit_and_with_their_noun() -> None:
    sentence = "Das Labor erhielt rund 3,7 Mio. Euro für zwölf neue Anlagen."
    assert texts(sentence, Kind.FIGURE) >= {"3,7", "zwölf"}
    assert "rund 3,7 Mio. Euro" in texts(sentence, Kind.QUANTITY)
    assert "zwölf neue Anlagen" in texts(sentence, Kind.PHRASE)


def test_years_are_dates_and_no_counts() -> None:
    sentence = "Im Jahr 2014 zog die Werft am 3. Mai nach Husbek."
    assert "2014" in texts(sentence, Kind.DATE, Kind.YEAR)
    assert "3. Mai" in texts(sentence, Kind.DATE)
    counted = {sentence[s.start : s.end] for s in spans_for("number", sentence)}
    assert counted.isdisjoint({"2014", "3", "3. Mai"})


def test_scores_and_clock_times_are_figures() -> None:
    assert texts("Es endete 23-16 um 4:51.", Kind.FIGURE) >= {"23-16", "4:51"}


def test_noun_phrases_names_and_series() -> None:
    sentence = "Beteiligt sind die Firma Steenbock, das Tumorzentrum Küste und drei Kliniken."
    every = {sentence[s.start : s.end] for s in spans(sentence)}
    assert every >= {"Steenbock", "Firma Steenbock", "Tumorzentrum Küste", "drei Kliniken"}


def test_quotations_and_brackets() -> None:
    sentence = "Das Schiff heißt „Wellenreiter“ (früher Nordstern)."
    assert texts(sentence, Kind.QUOTED) >= {"Wellenreiter", "früher Nordstern"}


@pytest.mark.parametrize(
    ("sentence", "bare", "whole"),
    [
        ("Dort arbeiten über 200 Firmen.", "200", "über 200"),
        ("Mehr als 80 % sind klein.", "80", "Mehr als 80 %"),
        ("Er zählt 143 Mitglieder.", "143", "143"),
    ],
)
def test_a_figure_keeps_its_bound_and_unit(sentence: str, bare: str, whole: str) -> None:
    chosen = next(s for s in spans(sentence) if sentence[s.start : s.end] == bare)
    grown = whole_quantity(sentence, chosen)
    assert sentence[grown.start : grown.end] == whole


def test_rough_word_classes() -> None:
    found = {
        token.text: token.tag for token in tokens("Das neue Labor in Larup prüft zwölf Motoren.")
    }
    assert found["neue"] is Tag.ADJECTIVE
    assert found["Labor"] is Tag.NOUN
    assert found["in"] is Tag.PREPOSITION
    assert found["zwölf"] is Tag.FIGURE
    assert found["prüft"] is Tag.OTHER


@given(st.text(max_size=120))
def test_tokens_and_spans_point_into_any_text(text: str) -> None:
    for token in tokens(text):
        assert text[token.start : token.end] == token.text
    for span in spans(text):
        assert 0 <= span.start < span.end <= len(text)
        assert span.first < span.last
