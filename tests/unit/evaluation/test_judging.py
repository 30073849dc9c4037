from __future__ import annotations

from typing import Any

import pytest

from auskunft.domain import Document
from auskunft.evaluation.cases import Case, Kind
from auskunft.evaluation.evidence import Documents
from auskunft.evaluation.judging import Failure, judge
from auskunft.evaluation.responses import AskError, refused, response_from_json

from .conftest import ABSTENTION, OPTICS, answer

CASE = Case(
    "optik",
    "Wie viele Betriebe?",
    accept=(("120", "Betriebe"), ("einhundertzwanzig",)),
    reject=("300",),
    evidence=(OPTICS,),
)
ABSTAIN = Case("x", "Wer leitet es?", kind=Kind.ABSTAIN, answerable=False)
PARTIAL = Case("p", "Und 2015?", kind=Kind.PARTIAL, answerable=False, accept=(("1,85",),))


def failures(case: Case, given: dict[str, Any], document: Document) -> tuple[Failure, ...]:
    return judge(case, response_from_json(given), Documents([document])).failures


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (answer("Mehr als 120 Betriebe.", "120", OPTICS), ()),
        (answer("Einhundertzwanzig.", "", OPTICS), ()),
        (answer("Mehr als 120 Firmen.", "120", OPTICS), (Failure.ACCEPT_MISSING,)),
        (answer("120 Betriebe, 300 Firmen.", "", OPTICS), (Failure.REJECT_PRESENT,)),
        (answer("120 Betriebe.", "", "Labor für Laser"), (Failure.EVIDENCE_MISSED,)),
        (answer("120 Betriebe."), (Failure.EVIDENCE_MISSED,)),
        (answer("120 Betriebe. " + "x" * 387, "", OPTICS), (Failure.TOO_LONG,)),
        (answer("120 Betriebe. " + "x" * 386, "", OPTICS), ()),
        (ABSTENTION, (Failure.NOT_ANSWERED,)),
        (answer("120 Betriebe.", "", OPTICS, status="partial"), (Failure.NOT_ANSWERED,)),
        (answer("120 Betriebe.", "", OPTICS, status="conversation"), (Failure.NOT_ANSWERED,)),
    ],
)
def test_an_answerable_case(
    given: dict[str, Any], expected: tuple[Failure, ...], document: Document
) -> None:
    assert failures(CASE, given, document) == expected


@pytest.mark.parametrize("kind", [Kind.DEFINE, Kind.LIST, Kind.COMPARE, Kind.META])
def test_some_kinds_may_be_long(kind: Kind, document: Document) -> None:
    case = Case("l", "Welche?", kind=kind, evidence=(OPTICS,))
    assert failures(case, answer("x" * 900, "", OPTICS), document) == ()


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("not_in_corpus", ()),
        ("partial", ()),
        ("conversation", ()),
        ("answered", (Failure.FALSE_ANSWER,)),
    ],
)
def test_an_unanswerable_case_is_right_when_not_answered(
    status: str, expected: tuple[Failure, ...], document: Document
) -> None:
    assert failures(ABSTAIN, answer("Nichts dazu.", status=status), document) == expected


def test_a_partial_case_also_wants_the_nearest_fact(document: Document) -> None:
    near = answer("Nicht für 2015; für 2020: 1,85 Prozent [1].", status="partial")
    assert failures(PARTIAL, near, document) == ()
    assert failures(PARTIAL, ABSTENTION, document) == (Failure.ACCEPT_MISSING,)
    answered = answer("1,85 Prozent.", status="answered")
    assert Failure.FALSE_ANSWER in failures(PARTIAL, answered, document)


def test_what_must_not_stand_there_counts_for_unanswerable_cases_too(document: Document) -> None:
    case = Case("x", "Wie viele?", answerable=False, reject=("120",))
    given = answer("Nein, 120.", status="not_in_corpus")
    assert failures(case, given, document) == (Failure.REJECT_PRESENT,)


def test_citation_marks_are_no_figures(document: Document) -> None:
    case = Case("n", "Wie viele?", accept=(("1",),), evidence=(OPTICS,))
    assert failures(case, answer("Viele. [1]", "", OPTICS), document) == (Failure.ACCEPT_MISSING,)


def test_small_talk_about_the_assistant_may_be_conversation(document: Document) -> None:
    case = Case("m", "Was kannst du?", kind=Kind.META)
    assert failures(case, answer("Ich beantworte Fragen.", status="conversation"), document) == ()


def test_a_refused_question_is_wrong_with_the_message_as_detail() -> None:
    verdict = judge(ABSTAIN, refused("Die Frage ist zu lang."), Documents())
    assert verdict.failures == (Failure.ERROR,)
    assert verdict.details == ("Die Frage ist zu lang.",)
    assert not verdict.right


@pytest.mark.parametrize(
    "given",
    [
        None,
        "Hallo",
        {},
        {"status": "ok", "text": ""},
        answer("x") | {"text": 3},
        answer("x", reason="weil"),
        answer("x", citations=3),
        answer("x", citations=["Zeile 3"]),
        answer("x", citations=[{"quote": "ohne Ort"}]),
        answer("x", confidence=2),
        answer("x", confidence=True),
    ],
)
def test_nonsense_is_refused(given: object) -> None:
    with pytest.raises(AskError):
        response_from_json(given)
