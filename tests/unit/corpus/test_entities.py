from __future__ import annotations

import pytest

from auskunft.corpus.entities import find_entities
from auskunft.domain import Entity, Span


def entities(text: str) -> tuple[Entity, ...]:
    return find_entities("d", text, [Span(0, len(text))])


@pytest.mark.parametrize(
    ("text", "name", "alias"),
    [
        ("Im Alt-Netz Alte Systeme OberLand (as’s OL)", "Alte Systeme OberLand", "as’s OL"),
        ("Mit der BErg-ALlianz XY (BEAL) geht es.", "BErg-ALlianz XY", "BEAL"),
        ("Die Allianz für Gute Laune (AGL) lacht.", "Allianz für Gute Laune", "AGL"),
        ("Das Amt für Wald, Moor und Heide (AWMH) zahlt.", "Amt für Wald, Moor und Heide", "AWMH"),
        ("Das Holz-Institut für Leim (IL) klebt.", "Holz-Institut für Leim", "IL"),
        ("An der Achse Binz–Zell (ABZ) wirkt man.", "Achse Binz–Zell", "ABZ"),
        ("Das Zentrum Blaue Küste (BlaKü) hilft.", "Blaue Küste", "BlaKü"),
        ("Über das Cluster HOLZ.XY stärkt das Land viel.", "HOLZ.XY", "Cluster HOLZ.XY"),
        ("Das XY-Bauzentrum für Neue Arbeit hilft.", "XY-Bauzentrum für Neue Arbeit", "Bauzentrum"),
        ("Das Cluster „Gutes aus Bucht & Berg“ (GBB) kocht.", "Gutes aus Bucht & Berg", "GBB"),
        ("In der Küsten-Allianz Süd (K2.SEE) forscht man.", "Küsten-Allianz Süd", "K2.SEE"),
        ("Im Holz-Cluster „Astwerk Nord-Au“ sägt man.", "Astwerk Nord-Au", "Holz-Cluster"),
        ("Das Zentrum für Kleine Äste „Astlab“ sägt.", "Astlab", "Zentrum für Kleine Äste"),
        ("Das Wollhaus Talheim webt. Man lobt das Wollhaus.", "Wollhaus Talheim", "Wollhaus"),
        ("Der Verbund MedTal Nord hilft. MedTal zählt 8.", "Verbund MedTal Nord", "MedTal"),
    ],
)  # fmt: skip
def test_names_with_their_other_names(text: str, name: str, alias: str) -> None:
    found = {entity.name: entity for entity in entities(text)}
    assert name in found
    assert alias in found[name].aliases


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("InfektoNetz prüft Keime.", "InfektoNetz"),
        ("Jüngster unter ihnen ist Stoffkreis Süd, der näht.", "Stoffkreis Süd"),
        ("Seit 2016 gibt es Taukapital Digital, ein Netzwerk von Banken.", "Taukapital Digital"),
        ("Das Labor FrischNetz prüft Keime.", "FrischNetz"),
        ("Die Technische Universität Ahorn wächst.", "Technische Universität Ahorn"),
        ("Das Tumorzentrum Wald bündelt.", "Tumorzentrum Wald"),
        ("mit dem Programm „Guter Anker“ hilft", "Guter Anker"),
        ("Leiterin ist Prof. Dr. Mara Tiede seit Mai.", "Mara Tiede"),
        ("vermarktet die Holz Wald GmbH seitdem", "Holz Wald GmbH"),
        ("Der Birken-Fonds gibt Geld.", "Birken-Fonds"),
        ("das Ministerium für Bau und Wald zahlt", "Ministerium für Bau und Wald"),
        ("Im Holzkompass Nord e. V. wirken viele.", "Holzkompass Nord e. V."),
        ("die Initiative zur Stärkung Alter Berufe", "Initiative zur Stärkung Alter Berufe"),
        ("Im März lädt der Verbund zur Messe Holztag.", ""),
        ("das Institut für Bau- und Holzkunde misst", "Institut für Bau- und Holzkunde"),
        ("Das Zentrum für frische Luft (ZFL) misst.", "Zentrum für frische Luft"),
        ("Das Institut für Holz im Wandel (IHW) misst.", "Institut für Holz im Wandel"),
        ("Das Cluster licht.tal wurde größer.", "licht.tal"),
        ("Im Netzwerk wasserTAL, das wächst, hilft man.", "wasserTAL"),
        ("Der WerkBund-L zählt viele.", "WerkBund-L"),
        ("im Zentrum hafen8 in Binz", "hafen8"),
        ("Das „Flussheim“ in Binz öffnete.", "Flussheim"),
        ("Die „Moor-Brücke“ ist ein Programm.", "Moor-Brücke"),
        ("Die „Moor-Brücken“ mit Geländer.", ""),
        ("Das Kreiselhaus Binzer Bucht misst.", "Kreiselhaus Binzer Bucht"),
        ("Für die Agenda Tannkamm gibt es Geld.", "Agenda Tannkamm"),
        ("Neu ist die Kreiselregion Ostkamm, die 2020 begann.", "Kreiselregion Ostkamm"),
        ("Mit zwölf Leuten ist Binz Kreisel der größte Verein.", "Binz Kreisel"),
        ("Es leitet die Physikerin Anna Berg, die viel misst.", "Anna Berg"),
        ("weil die Wirtschaft Impulse gibt", ""),
        ("Wir messen.Die Werte steigen.", ""),
        ("Die „Leuchttürme“ wachsen.", ""),
    ],
)
def test_names_by_their_form(text: str, name: str) -> None:
    assert [entity.name for entity in entities(text)] == ([name] if name else [])


@pytest.mark.parametrize(
    "text",
    [
        "Das Netzwerk Unternehmen und Forschung zu öffnen ist das Ziel.",
        "Sie nannte es „deutlich zu niedrig“ und ging.",
        "Die Partner (und Freunde) kamen. Es war im Jahr (2018) so.",
        "Kleine Häuser stehen in der Stadt.",
        "Es gibt drei Hochschulen für angewandte Künste (HAK).",
    ],
)
def test_common_words_are_no_names(text: str) -> None:
    assert entities(text) == ()


def test_all_mentions_are_found_whatever_case_and_apostrophe() -> None:
    text = "Das Netzwerk Große Bäume (gro’s B) lebt. Heute wächst gro's B. große bäume! GRO’S Bs."
    (entity,) = entities(text)
    assert [text[m.start : m.end] for m in entity.mentions] == [
        "Netzwerk Große Bäume",
        "gro’s B",
        "gro's B",
        "große bäume",
        "GRO’S Bs",
    ]


def test_an_abbreviation_that_is_a_common_word_counts_only_in_capitals() -> None:
    text = "Die Duale Akademie Süd (DAS) wächst. Das Ziel ist das Lernen. Die DAS lehrt."
    (entity,) = entities(text)
    assert [text[m.start : m.end] for m in entity.mentions] == ["Duale Akademie Süd", "DAS", "DAS"]


def test_a_name_that_begins_with_an_adjective_is_found_in_its_other_endings() -> None:
    text = "Die „Alte Mühle“ öffnete. In der Alten Mühle wohnt man; eine alte mühle steht leer."
    found = {entity.name: entity for entity in entities(text)}
    assert [text[m.start : m.end] for m in found["Alte Mühle"].mentions] == [
        "Alte Mühle",
        "Alten Mühle",
        "alte mühle",
    ]


def test_a_name_that_stood_before_is_another_thing() -> None:
    found = {
        one.name: one.aliases for one in entities("MedTal webt. Die Stiftung MedTal Au hilft.")
    }
    assert "MedTal" in found
    assert "MedTal" not in found["Stiftung MedTal Au"]


def test_one_of_many_is_no_name_and_a_station_is_a_kind() -> None:
    names = {
        one.name
        for one in entities(
            "Er baut eine Werkstatt für Segelbau. Die Versuchsstation Hopfenau prüft."
        )
    }
    assert names == {"Versuchsstation Hopfenau"}


def test_a_kind_with_several_fields_has_the_name_in_brackets() -> None:
    (found,) = entities("Das Netzwerk Wasser, Wind und Sonne (Watt’n Licht) misst.")
    assert "Watt’n Licht" in found.aliases
