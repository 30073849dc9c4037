"""An invented Land, its document, and a scripted system that answers about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from auskunft.domain import Document
from auskunft.evaluation import Case, Kind

TEXT = """Seenland

Netze

Das Netz Blaue Optik (NBO) verbindet mehr als 120 Betriebe. Es wurde 2011 in Wellstadt gegründet.
Die „Sonnenwerkstatt“ berät rund 300 Firmen; zwei Drittel davon sind klein.

Die Hochschule Wellstadt betreibt ein Labor für Laser.

1,85
Prozent
Anteil der Ausgaben für FuE am BIP 2020
Weitere Indikatoren im Online-Angebot Länder in Zahlen
1.204
Promotionen im Jahr 2021
Weitere Indikatoren im Online-Angebot Länder in Zahlen
"""


def citation(quote: str, text: str = TEXT, document: str = "seenland") -> dict[str, Any]:
    start = text.index(quote)
    return {
        "number": 1,
        "document": document,
        "title": "Seenland",
        "section": "Netze",
        "quote": quote,
        "start": start,
        "end": start + len(quote),
    }


def answer(text: str, short: str = "", *quotes: str, **fields: Any) -> dict[str, Any]:
    return {
        "status": "answered",
        "mode": "quoted",
        "text": text,
        "short": short,
        "reason": None,
        "citations": [citation(quote) for quote in quotes],
        "computation": None,
        "suggestions": [],
        "standalone_question": "",
        "confidence": 0.9,
    } | fields


ABSTENTION = answer(
    "Dazu steht nichts in den Dokumenten.",
    status="not_in_corpus",
    mode=None,
    reason="not_stated",
    confidence=0.2,
)
OPTICS = "verbindet mehr als 120 Betriebe"
CASES = (
    Case(
        "optik",
        "Wie viele Betriebe hat das Netz Blaue Optik?",
        accept=(("120",),),
        reject=("300",),
        evidence=(OPTICS,),
        tags=("must-pass",),
    ),
    Case(
        "fue",
        "Wie hoch war der Anteil der Ausgaben für FuE am BIP?",
        kind=Kind.INDICATOR,
        accept=(("1,85",),),
        evidence=("1,85\nProzent",),
    ),
    Case("gruendung", "Wer leitet die Sonnenwerkstatt?", kind=Kind.ABSTAIN, answerable=False),
)
ANSWERS: Mapping[str, Mapping[str, Any]] = {
    CASES[0].question: answer("Mehr als 120 Betriebe. [1]", "mehr als 120", OPTICS),
    CASES[1].question: answer("1,85 Prozent im Jahr 2020. [1]", "1,85 Prozent", "1,85\nProzent"),
    CASES[2].question: ABSTENTION,
}


class ScriptedAsk:
    """Answers from a script, abstains on everything else, and remembers what it was asked."""

    def __init__(self, answers: Mapping[str, Mapping[str, Any]]) -> None:
        self.answers = dict(answers)
        self.asked: list[tuple[str, tuple[str, ...]]] = []

    def __call__(self, question: str, history: Sequence[str]) -> Mapping[str, Any]:
        self.asked.append((question, tuple(history)))
        return self.answers.get(question, ABSTENTION)


@pytest.fixture
def document() -> Document:
    return Document("seenland", "Seenland", TEXT, region="Seenland", aliases=("SL",))


@pytest.fixture
def ask() -> ScriptedAsk:
    return ScriptedAsk(ANSWERS)
