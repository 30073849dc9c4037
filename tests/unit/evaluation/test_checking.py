from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from auskunft.domain import Document, Reason
from auskunft.evaluation.cases import Case, Kind
from auskunft.evaluation.checking import check_cases
from auskunft.evaluation.evidence import Documents

from .conftest import CASES, OPTICS

GOOD = CASES[0]


def messages(document: Document, *cases: Case) -> list[str]:
    numbered = [dataclasses.replace(case, line=n) for n, case in enumerate(cases, start=1)]
    return [str(problem) for problem in check_cases(numbered, Documents([document]))]


def test_sound_cases_have_no_problems(document: Document) -> None:
    assert messages(document, *CASES) == []


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"kind": Kind.ABSTAIN}, "abstain"),
        ({"kind": Kind.PARTIAL}, "partial"),
        ({"kind": Kind.PARTIAL, "answerable": False, "accept": ()}, "Nächstliegende"),
        ({"answerable": False}, "nennt aber in accept"),
        ({"accept": ()}, "accept ist leer"),
        ({"evidence": ()}, "ohne Beleg"),
        ({"reason": Reason.NOT_STATED}, "reason"),
        ({"kind": Kind.FOLLOWUP}, "history ist leer"),
        ({"standalone": "Wie viele?"}, "standalone"),
        ({"reject": ("12",), "accept": (("12",),)}, "reject verbietet"),
        ({"evidence": (OPTICS, "Goldmine")}, "„Goldmine“"),
        ({"accept": (("777",),)}, "„777“ steht in keinem Dokument"),
    ],
)
def test_each_contradiction_is_named(
    change: dict[str, Any], named: str, document: Document
) -> None:
    found = messages(document, dataclasses.replace(GOOD, **change))
    assert any(named in message and message.startswith("Zeile 1") for message in found)


def test_duplicates_name_the_first_line(document: Document) -> None:
    found = messages(document, GOOD, dataclasses.replace(GOOD, question="wie viele Betriebe?"))
    assert found == ["Zeile 2: die id „optik“ steht schon in Zeile 1"]
    found = messages(document, GOOD, dataclasses.replace(GOOD, id="anders"))
    assert found == ["Zeile 2: dieselbe Frage steht schon in Zeile 1"]


def test_the_same_words_after_another_question_are_another_question(document: Document) -> None:
    again = dataclasses.replace(GOOD, id="anders", history=("Was ist das?",))
    assert messages(document, GOOD, again) == []


def test_without_a_corpus_only_the_cases_are_checked() -> None:
    assert check_cases([dataclasses.replace(GOOD, evidence=("Gold",))], Documents()) == []
