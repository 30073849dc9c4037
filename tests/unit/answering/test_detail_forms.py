from __future__ import annotations

import pytest

from auskunft.answering.detail_forms import told


def first(kind: str, text: str, name: str = "") -> str:
    return next((text[span.start : span.end] for span in told(kind, text, name)), "")


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Alle vier Jahre wird geprüft.", "Alle vier Jahre"),
        ("Der Rat tagt zweimal im Jahr.", "zweimal im Jahr"),
        ("Er kommt vierteljährlich zusammen.", "vierteljährlich"),
        ("Die Lesung ist an jedem zweiten Mittwoch im Monat.", "jedem zweiten Mittwoch im Monat"),
        ("Gemessen wird im Zweijahresrhythmus.", "im Zweijahresrhythmus"),
        ("Die Karte wurde rund 1,4 Mio. Mal geladen.", "rund 1,4 Mio. Mal"),
        ("Vor vier Jahren wurde alles geprüft.", ""),
        ("Alle vier Häuser stehen.", ""),
    ],
)
def test_how_often(text: str, short: str) -> None:
    assert first("frequency", text) == short


@pytest.mark.parametrize(
    ("kind", "text", "short"),
    [
        ("profession", "Es leitet die Geologin Prof. Dr. Ada Holm.", "Geologin"),
        ("profession", "Ada Holm, eine gelernte Tischlerin, führt das Haus.", "Tischlerin"),
        ("profession", "Ada Holm, die von Beruf Ärztin ist, führt das Haus.", "Ärztin"),
        ("profession", "Die Kanzlerin heißt Ada Holm.", ""),
        ("function", "Rektorin der Schule am Ufer ist seit 2019 Dr. Ada Holm.", "Rektorin"),
        ("function", "Ihre Kanzlerin, die Juristin Ada Holm, baut um.", "Kanzlerin"),
        ("function", "Den Vorsitz hat Ada Holm.", "Vorsitz"),
        ("function", "Ada Holm wohnt in Ulmenau.", ""),
    ],
)
def test_what_a_person_is(kind: str, text: str, short: str) -> None:
    assert first(kind, text, "Ada Holm") == short


@pytest.mark.parametrize(
    ("kind", "text", "short"),
    [
        (
            "legal_form",
            "Das Amt ist eine Anstalt des öffentlichen Rechts.",
            "Anstalt des öffentlichen Rechts",
        ),
        ("legal_form", "Moorblick e. V. zählt 20 Köpfe.", "e. V."),
        ("legal_form", "Das Haus hat viele Rechte.", ""),
        (
            "hours",
            "Offen ist montags bis freitags von 8 bis 12 Uhr.",
            "montags bis freitags von 8 bis 12 Uhr",
        ),
        ("hours", "Es wurde 8 bis 12 Mal gezählt.", ""),
    ],
)
def test_legal_forms_and_hours(kind: str, text: str, short: str) -> None:
    assert first(kind, text) == short
