from __future__ import annotations

from decimal import Decimal

import pytest

from auskunft.corpus.quantities import find_quantities
from auskunft.domain import Comparator


@pytest.mark.parametrize(
    ("text", "value", "comparator", "unit", "noun"),
    [
        ("Da bauen [über 40 A, B und C] Häuser", 40, "more_than", "", "A, B und C"),
        ("[Mehr als 80\u00a0% der Orte] sind alt", 80, "more_than", "Prozent", "Orte"),
        ("In [rund 30 Treffen] Ideen finden", 30, "about", "", "Treffen"),
        ("aus [zwölf Dörfern]", 12, "exact", "", "Dörfern"),
        ("hat [38 junge Läden]", 38, "exact", "", "junge Läden"),
        ("[bis zu 40.000 Euro] gibt es", 40000, "up_to", "Euro", ""),
        ("[fast 6.200 m² Labor- und Bürofläche]", 6200, "almost", "m²", "Labor- und Bürofläche"),
        ("ein Volumen von [75 Mio. Euro]", 75, "exact", "Mio. Euro", "Volumen"),
        ("[weniger als 50 kleine und alte Höfe]", 50, "less_than", "", "kleine und alte Höfe"),
        ("[10 bis 15 Gäste] kamen", 10, "at_least", "", "Gäste"),
    ],
)  # fmt: skip
def test_a_figure_with_what_it_counts(
    text: str, value: int, comparator: str, unit: str, noun: str
) -> None:
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    (quantity,) = find_quantities("d", plain, 100)
    assert plain[quantity.start - 100 : quantity.end - 100] == plain[start:end]
    assert quantity.value == Decimal(value)
    assert quantity.comparator is Comparator(comparator)
    assert (quantity.unit, quantity.noun) == (unit, noun)


@pytest.mark.parametrize(
    ("text", "value", "whole", "noun"),
    [
        ("Es gab 66 von 268 frei gewordenen Stellen.", 66, 268, "frei gewordenen Stellen"),
        ("Jede fünfte Probe ging weg.", 1, 5, "Probe"),
        ("Bund und Land tragen es je zur Hälfte.", 1, 2, ""),
    ],
)
def test_a_share_keeps_its_whole(text: str, value: int, whole: int, noun: str) -> None:
    (quantity,) = find_quantities("d", text)
    assert (quantity.value, quantity.whole) == (Decimal(value), Decimal(whole))
    assert quantity.noun == noun


@pytest.mark.parametrize(
    "text",
    [
        "Er zählt 143 Höfe, davon über 90 im Norden.",
        "Es nahmen 112 Höfe teil; 84 von ihnen gewannen.",
        "Von den 145 Höfen des ersten Jahres bauten 58.",
    ],
)
def test_a_figure_without_a_noun_counts_what_was_counted_before(text: str) -> None:
    first, second = find_quantities("d", text)
    assert first.noun == second.noun
    assert first.noun.startswith("Höfe")


def test_years_and_ranks_are_no_quantities() -> None:
    assert find_quantities("d", "Im Jahr 2021 kam sie auf den 3. Platz, seit Mai 2019.") == ()


def test_a_bare_magnitude_is_money_where_the_sentence_speaks_of_money() -> None:
    text = "Die EU gibt 12 Millionen Euro, das Land 8 Millionen hinzu. Es leben 2 Millionen dort."
    assert [one.unit for one in find_quantities("d", text)] == ["Mio. Euro", "Mio. Euro", "Mio."]


def test_a_figure_that_tells_which_one_counts_nothing() -> None:
    (quantity,) = find_quantities("d", "Es dient den Klassenstufen 7 bis 10 und 40 Schulen.")
    assert quantity.value == Decimal(40)
