from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auskunft.evaluation.folding import fold, fold_with_offsets, stands_in


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("it’s OWL", "IT'S owl"),
        ("„Fahrplan“", '"fahrplan"'),
        ("2014–2020", "2014-2020"),
        ("80\u00a0%", "80 %"),
        ("Mu\u0308ller", "müller"),
        ("Inno\u00advation", "Innovation"),
        ("1,85\nProzent", "1,85 Prozent"),
    ],
)
def test_spellings_that_fold_together(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_umlauts_and_sharp_s_stay_apart() -> None:
    assert fold("Grün") != fold("Grun")
    assert fold("Maße") != fold("Masse")


@pytest.mark.parametrize(
    ("needle", "text", "expected"),
    [
        ("200", "über 200 Unternehmen", True),
        ("200", "1.200 Unternehmen", False),
        ("200", "2000 Unternehmen", False),
        ("200", "Es sind 200.", True),
        ("5,8", "15,8 Prozent", False),
        ("8", "5,8 Prozent", False),
        ("47", "47,1 Prozent", True),
        ("47", "47.1 percent", True),
        ("47", "47.100", False),
        ("2,2", "2,21 Prozent", False),
        ("0,6", "0,60 Prozent", True),
        ("-0,3", "um −0,3 Prozent", True),
        ("2020", "2014–2020", True),
        ("35", "0,35", False),
        ("ja", "im Jahr", False),
        ("ja", "Ja, das stimmt.", True),
        ("KI", "KI.NRW", True),
        ("medizin", "Krebsmedizin", True),
        ("", "irgendetwas", False),
        ("\u00ad", "irgendetwas", False),
    ],
)
def test_where_a_string_stands(needle: str, text: str, *, expected: bool) -> None:
    assert stands_in(needle, fold(text)) is expected


@given(st.text())
def test_offsets_point_at_what_was_folded(text: str) -> None:
    folded = fold_with_offsets(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    for character, start, end in zip(folded.text, folded.starts, folded.ends, strict=True):
        assert character in fold_with_offsets(text[start:end]).text


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
