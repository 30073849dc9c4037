from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from auskunft.answering.excerpts import LONGEST, excerpt
from auskunft.domain import Span

LONG = (
    "Im Garten des Museums wachsen alte Apfelsorten, die ein Verein aus der Nachbarschaft pflegt, "
    "während auf der Wiese dahinter 40 Bienenvölker stehen, deren Honig im Laden verkauft wird, "
    "und im Gewächshaus blühen Orchideen, die aus einer Sammlung in Bremen stammen; der Eintritt "
    "kostet nichts, aber der Verein bittet um eine Spende für neue Bänke, weil die alten morsch "
    "sind."
)


def at(text: str, piece: str) -> Span:
    start = text.index(piece)
    return Span(start, start + len(piece))


def cut(text: str, piece: str, limit: int) -> str:
    found = excerpt(text, at(text, piece), limit)
    return text[found.start : found.end]


def test_a_sentence_that_fits_is_quoted_whole() -> None:
    assert cut("Der Fluss ist lang.", "lang", 19) == "Der Fluss ist lang."
    assert len(LONG) > LONGEST
    assert excerpt("x" * LONGEST, Span(0, 1)) == Span(0, LONGEST)


def test_a_long_one_is_cut_to_whole_clauses_round_the_answer() -> None:
    assert (
        cut(LONG, "40 Bienenvölker", 60) == "während auf der Wiese dahinter 40 Bienenvölker stehen"
    )
    assert cut(LONG, "Orchideen", 60) == "und im Gewächshaus blühen Orchideen"


def test_the_more_room_the_more_clauses() -> None:
    short, long = (excerpt(LONG, at(LONG, "40 Bienenvölker"), limit) for limit in (80, 200))
    assert long.start <= short.start
    assert short.end <= long.end
    assert short != long


def test_a_clause_longer_than_the_limit_is_cut_between_words() -> None:
    text = "wort " * 30 + "Antwort" + " wort" * 30
    shown = cut(text, "Antwort", 60)
    assert "Antwort" in shown
    assert len(shown) <= 60
    assert set(shown.split()) == {"wort", "Antwort"}


WORDS = st.lists(
    st.sampled_from(
        ["Haus", "am", "See,", "und", "der", "Hof;", "Boot –", "12,5", "weil:", "Ähre"]
    ),
    min_size=1,
    max_size=80,
)


@given(WORDS, st.data(), st.integers(min_value=40, max_value=200))
def test_excerpts_hold_the_answer_and_keep_the_limit(
    words: list[str], data: st.DataObject, limit: int
) -> None:
    text = " ".join(words)
    number = data.draw(st.integers(min_value=0, max_value=len(words) - 1))
    start = len(" ".join(words[:number])) + (1 if number else 0)
    focus = Span(start, start + len(words[number].rstrip(",;:– ")))
    found = excerpt(text, focus, limit)
    assert 0 <= found.start <= focus.start
    assert focus.end <= found.end <= len(text)
    assert found.end - found.start <= limit
    assert found.start == 0 or not (text[found.start - 1].isalnum() and text[found.start].isalnum())
    assert found.end == len(text) or not (
        text[found.end - 1].isalnum() and text[found.end].isalnum()
    )
