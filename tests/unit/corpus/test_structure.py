from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auskunft.corpus import Analysis, analyse, parse_label, readable
from auskunft.domain import Document, Fact, Period

NEWER = """Musterland

Netze und Verbünde

Im Netz Holz.ML arbeiten z. B. über 40 Sägen, Hobel und Bohrer. Es wächst.

Zweiter Absatz hier.

1,5
Prozent
Anteil der Ausgaben für Farbe am Haushalt 2021
Weitere Indikatoren im Angebot
0,4
Prozent
Anteil der Ausgaben für Farbe am Haushalt im Schulsektor 2021
Weitere Indikatoren im Angebot
1.234
Prüfungen im Jahr 2020
Weitere Indikatoren im Angebot
-0,3
Prozent
Wachstumsrate in den lauten Branchen 2018–2020"""

OLDER = """Musterland

Basisdaten
Einwohner 13,04 Mio. Einwohner (2018)
Fläche 1.024 km² (2018)

Ausgaben 3,09 % (Anteil am Haushalt; 2017)
Ausgaben der Schulen 1,00 % (Anteil am Haushalt; 2017)
Patente 12 (je 1 Mio. Einwohner; 2016–2018)

Schulen

Die Schule in Ort (2018) ist alt."""


def analysed(text: str) -> Analysis:
    return analyse(Document("d", "Musterland", text, "Musterland"))


def figures(fact: Fact) -> tuple[str, str, str, str, str]:
    return fact.measure, fact.scope, str(fact.period), str(fact.value), fact.unit


def test_the_newer_form() -> None:
    found = analysed(NEWER)
    assert [NEWER[p.start : p.end][:8] for p in found.passages] == ["Im Netz ", "Zweiter "]
    assert {p.headings for p in found.passages} == {("Netze und Verbünde",)}
    measure = "Anteil der Ausgaben für Farbe am Haushalt"
    assert [figures(fact) for fact in found.facts] == [
        (measure, "", "2021", "1.5", "Prozent"),
        (measure, "im Schulsektor", "2021", "0.4", "Prozent"),
        ("Prüfungen", "", "2020", "1234", ""),
        ("Wachstumsrate", "in den lauten Branchen", "2018–2020", "-0.3", "Prozent"),
    ]
    assert found.facts[2].spelling == "1.234"
    assert found.problems == ()


def test_blank_lines_between_the_lines_of_a_block_change_nothing() -> None:
    head, blocks = NEWER.split("\n1,5")
    text = head + "\n1,5" + blocks.replace("\n", "\n\n")
    assert [figures(f) for f in analysed(text).facts] == [figures(f) for f in analysed(NEWER).facts]


def test_windows_line_ends_change_nothing_but_offsets() -> None:
    text = NEWER.replace("\n", "\r\n")
    assert [figures(f) for f in analysed(text).facts] == [figures(f) for f in analysed(NEWER).facts]
    assert len(analysed(text).passages) == 2


def test_the_older_form() -> None:
    found = analysed(OLDER)
    assert [figures(fact) for fact in found.facts] == [
        ("Einwohner", "", "2018", "13.04", "Mio. Einwohner"),
        ("Fläche", "", "2018", "1024", "km²"),
        ("Ausgaben", "Anteil am Haushalt", "2017", "3.09", "Prozent"),
        ("Ausgaben", "der Schulen; Anteil am Haushalt", "2017", "1.00", "Prozent"),
        ("Patente", "je 1 Mio. Einwohner", "2016–2018", "12", ""),
    ]
    assert found.facts[0].headings == ("Basisdaten",)
    assert [p.headings for p in found.passages] == [("Schulen",)]


@pytest.mark.parametrize(
    ("label", "measure", "scope", "period"),
    [
        ("Anteil der A an allen B 2020", "Anteil der A an allen B", "", Period(2020, 2020)),
        ("Zahl der X je 10.000 Y 2021", "Zahl der X", "je 10.000 Y", Period(2021, 2021)),
        ("Mittel je Z in Tsd. Euro 2020", "Mittel", "je Z", Period(2020, 2020)),
        ("Veränderung gegenüber 2019", "Veränderung", "gegenüber 2019", None),
        ("Quote (nur Frauen) 2019/20", "Quote", "nur Frauen", Period(2019, 2020)),
        ("Quote", "Quote", "", None),
    ],
)
def test_labels(label: str, measure: str, scope: str, period: Period | None) -> None:
    parsed = parse_label(label)
    assert (parsed.measure, parsed.scope, parsed.period) == (measure, scope, period)


@pytest.mark.parametrize(
    ("bad", "line"),
    [("abc\nProzent\nQuote 2021", 5), ("12.5\nProzent\nQuote 2021", 5), ("abc Prozent", 5)],
)
def test_a_malformed_block_is_reported_with_its_line(bad: str, line: int) -> None:
    closing = "\nWeitere Indikatoren im Angebot\n"
    text = f"Titel\n\nText hier.\n\n{bad}{closing}1,5\nProzent\nAnteil 2021{closing}"
    found = analysed(text)
    assert [problem.line for problem in found.problems] == [line]
    assert [fact.value for fact in found.facts] == [Decimal("1.5")]
    assert len(found.passages) == 1


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Plus je 100.000 Eier 30,6 (2018)", ("Plus", "je 100.000 Eier", "2018", "30.6", "")),
        ("Schulen: 68 (2019)", ("Schulen", "", "2019", "68", "")),
        ("BIP (nominal) 7,4 Mrd. Euro (2019)", ("BIP", "nominal", "2019", "7.4", "Mrd. Euro")),
        ("Strategie 2020 (beschlossen 2014)", None),
        ("Das Netz hat 20 Orte (siehe Karte)", None),
    ],
)  # fmt: skip
def test_one_line_of_the_older_form(
    line: str, expected: tuple[str, str, str, str, str] | None
) -> None:
    found = analysed(f"Titel\n\nDaten\n\n{line}\n\nEin Satz.")
    assert [figures(fact) for fact in found.facts] == ([expected] if expected else [])


def test_a_year_or_page_number_on_its_own_is_no_indicator() -> None:
    assert analysed("Titel\n\nText hier.\n\n2021\n\nNoch ein Satz.\n\n12\n").facts == ()


def test_markdown_offsets_point_into_the_raw_text() -> None:
    text = (
        "# Titel\n\n## Teil\n\nEin *kurzer* Satz.\n\n- Erster Punkt\n- Zweiter [Punkt](http://x.y)\n\n"
        "| A | B |\n|---|---|\n| eins | zwei |\n\n### Tiefer\n\nEnde\nhier.\n"
    )
    found = analyse(Document("d", "Titel", text))
    slices = [text[p.start : p.end] for p in found.passages]
    assert slices[:3] == ["Ein *kurzer* Satz.", "Erster Punkt", "Zweiter [Punkt](http://x.y)"]
    assert slices[-1] == "Ende\nhier."
    assert any("eins" in piece and "zwei" in piece for piece in slices)
    assert found.passages[0].headings == ("Teil",)
    assert found.passages[-1].headings == ("Teil", "Tiefer")
    assert readable(slices[0]) == "Ein kurzer Satz."
    assert readable(slices[2]) == "Zweiter Punkt"


def test_html_offsets_point_into_the_raw_text() -> None:
    text = (
        "<!doctype html><html><head><title>x</title><style>p{}</style></head><body>\n"
        "<h1>Titel</h1><h2>Über <i>uns</i></h2><p>Das <b>Netz</b> hat\n 20 Orte. Es w&auml;chst."
        "</p><ul><li>Punkt</li></ul><script>nein()</script>"
        "<p>2,5</p><p>Prozent</p><p>Quote 2021</p>"
        "</body></html>"
    )
    found = analyse(Document("d", "Titel", text))
    slices = [text[p.start : p.end] for p in found.passages]
    assert slices == ["Das <b>Netz</b> hat\n 20 Orte. Es w&auml;chst.", "Punkt"]
    assert found.passages[0].headings == ("Über uns",)
    assert readable(slices[0]) == "Das Netz hat\n 20 Orte. Es wächst."
    assert [figures(fact) for fact in found.facts] == [("Quote", "", "2021", "2.5", "Prozent")]


def test_html_entities_are_read_as_letters_and_cited_as_they_stand() -> None:
    text = "<p>Das B&uuml;ndnis Gr&uuml;nWald hat &uuml;ber&nbsp;20 <b>H&auml;user</b>. Ja.</p>"
    found = analyse(Document("d", "", text))
    (quantity,) = found.quantities
    assert (quantity.noun, quantity.comparator.value) == ("Häuser", "more_than")
    assert text[quantity.start : quantity.end] == "&uuml;ber&nbsp;20 <b>H&auml;user"
    (entity,) = found.entities
    assert entity.name == "GrünWald"
    assert [text[s.start : s.end] for s in found.sentences][1] == "Ja."


@given(st.text(alphabet="Aäb1,5.\n %()ProzentJahr2021„“-#*|<p>/&;", max_size=200))
def test_any_text_is_read_and_all_offsets_lie_in_order(text: str) -> None:
    found = analyse(Document("d", "", text))
    assert all(0 <= p.start < p.end <= len(text) for p in found.passages)
    assert all(text[s.start : s.end].strip() for s in found.sentences)
    for sentence in found.sentences:
        passage = found.passages[sentence.passage]
        assert passage.start <= sentence.start < sentence.end <= passage.end
    for quantity in found.quantities:
        assert quantity.spelling in readable(text[quantity.start : quantity.end])
    for fact in found.facts:
        assert fact.spelling in text[fact.start : fact.end]
