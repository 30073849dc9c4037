from __future__ import annotations

import json
from typing import Any

import pytest

from auskunft.domain import Reason
from auskunft.evaluation.cases import Case, Kind, RecordError, case_from_record, case_to_record

MINIMAL = {"id": "a", "question": "Was?"}


def test_left_out_fields_have_defaults() -> None:
    assert case_from_record(MINIMAL) == Case("a", "Was?", kind=Kind.FACT, answerable=True)


def test_an_unanswerable_case_is_an_abstention_by_default() -> None:
    assert case_from_record(MINIMAL | {"answerable": False}).kind is Kind.ABSTAIN


def test_a_case_survives_writing_and_reading() -> None:
    case = Case(
        "x", "Und 2020?", ("Wie viele?",), Kind.FOLLOWUP, accept=(("1", "2"), ("3",)),
        reject=("4",), evidence=("Beleg",), tags=("must-pass",), standalone="Wie viele 2020?",
        draft=True, note="prüfen",
    )  # fmt: skip
    assert case_from_record(json.loads(json.dumps(case_to_record(case)))) == case


def test_shared_fields_are_always_written_and_others_only_when_used() -> None:
    assert list(case_to_record(Case("a", "Was?"))) == [
        "id", "question", "history", "kind", "answerable", "accept", "reject", "evidence",
    ]  # fmt: skip
    record = case_to_record(Case("a", "Was?", reason=Reason.NOT_STATED))
    assert record["reason"] == "not_stated"


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"id": ""}, "id"),
        ({"id": 7}, "id"),
        ({"question": None}, "question"),
        ({"question": "  "}, "question"),
        ({"history": "Wer?"}, "history"),
        ({"history": [""]}, "history"),
        ({"kind": "quiz"}, "quiz"),
        ({"answerable": "ja"}, "answerable"),
        ({"accept": ["200"]}, "accept"),
        ({"accept": [[]]}, "accept"),
        ({"accept": [[200]]}, "accept"),
        ({"reject": [1]}, "reject"),
        ({"evidence": {}}, "evidence"),
        ({"reason": "weiß nicht"}, "weiß nicht"),
        ({"acccept": [["200"]]}, "acccept"),
    ],
)
def test_a_bad_field_is_named(change: dict[str, Any], named: str) -> None:
    with pytest.raises(RecordError, match=named):
        case_from_record(MINIMAL | change)


@pytest.mark.parametrize("record", [[], "Frage", 3, None])
def test_something_else_than_an_object_is_refused(record: object) -> None:
    with pytest.raises(RecordError):
        case_from_record(record)


def test_the_fingerprint_changes_with_what_is_asked_or_expected_only() -> None:
    case = Case("a", "Was?")
    assert case.fingerprint == Case("b", "Was?", tags=("x",), note="n").fingerprint
    assert case.fingerprint != Case("a", "Was?", accept=(("1",),)).fingerprint
