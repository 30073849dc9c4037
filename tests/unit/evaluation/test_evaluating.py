from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from auskunft.domain import Document
from auskunft.errors import InputError
from auskunft.evaluation import AskError, Case, Kind, Options, evaluate
from auskunft.evaluation.predictions import Prediction
from auskunft.evaluation.report import as_expected
from auskunft.evaluation.scoring import Measure

from .conftest import ABSTENTION, ANSWERS, CASES, OPTICS, TEXT, ScriptedAsk, answer


def test_a_perfect_run(ask: ScriptedAsk, document: Document) -> None:
    report = evaluate(ask, CASES, [document], Options(name="klein"))
    assert report.name == "klein"
    assert [result.right for result in report.results] == [True, True, True]
    assert report.right.value == 1
    assert report.right.low < 1  # three cases prove little
    assert report.scores[Measure.EXACT_MATCH].value == 0
    assert report.scores[Measure.F1].value == pytest.approx((0.5 + 2 / 3) / 2)
    assert report.scores[Measure.FALSE_ANSWER].count == 1
    assert report.scores[Measure.FALSE_ABSTENTION].count == 2
    assert report.by_kind[Kind.ABSTAIN][Measure.RIGHT].count == 1
    assert report.by_tag["must-pass"][Measure.RIGHT].count == 1


def test_a_kind_without_short_answers_has_no_f1(ask: ScriptedAsk, document: Document) -> None:
    case = dataclasses.replace(CASES[0], kind=Kind.DEFINE)
    report = evaluate(ask, [case], [document])
    assert Measure.F1 not in report.scores
    assert report.scores[Measure.CITATION_RECALL].value == 1


def test_errors_of_each_sort_are_counted(document: Document) -> None:
    script = {
        CASES[0].question: ABSTENTION,
        CASES[1].question: ANSWERS[CASES[1].question],
        CASES[2].question: answer("Frau Muster.", "Frau Muster", "Hochschule Wellstadt"),
    }
    report = evaluate(ScriptedAsk(script), CASES, [document])
    assert [result.right for result in report.results] == [False, True, False]
    assert report.scores[Measure.FALSE_ANSWER].value == 1
    assert report.scores[Measure.FALSE_ABSTENTION].value == 0.5
    assert report.scores[Measure.COVERAGE].value == pytest.approx(2 / 3)
    assert report.scores[Measure.SELECTIVE_RISK].value == 0.5
    assert report.confusion == {
        ("answered", "answered"): 1,
        ("answered", "not_stated"): 1,
        ("not_in_corpus", "answered"): 1,
    }


def test_without_the_corpus_nobody_says_that_citations_are_verbatim(ask: ScriptedAsk) -> None:
    report = evaluate(ask, CASES)
    assert report.right.value == 1
    assert Measure.VERBATIM not in report.scores
    assert Measure.CITATION_RECALL not in report.scores


@pytest.mark.parametrize(
    ("expected", "given", "as_wanted"),
    [
        ("answered", "answered", True),
        ("answered", "not_stated", False),
        ("not_in_corpus", "not_stated", True),
        ("not_in_corpus", "error", False),
        ("partial", "other_period", True),
        ("partial", "answered", False),
        ("other_period", "other_region", False),
        ("meta", "conversation", True),
        ("meta", "off_topic", False),
    ],
)
def test_outcomes_are_compared_as_finely_as_the_case_does(
    expected: str, given: str, *, as_wanted: bool
) -> None:
    assert as_expected(expected, given) is as_wanted


def test_history_is_passed_on_and_standalone_forms_are_asked_too(document: Document) -> None:
    follow_up = Case(
        "f", "Und wann wurde es gegründet?", ("Was ist das NBO?",), Kind.FOLLOWUP,
        accept=(("2011",),), evidence=("2011",), standalone="Wann wurde das NBO gegründet?",
    )  # fmt: skip
    ask = ScriptedAsk({follow_up.standalone: answer("2011 [1].", "2011", "2011")})
    report = evaluate(ask, [follow_up], [document])
    assert ask.asked == [
        (follow_up.question, follow_up.history),
        (follow_up.standalone, ()),
    ]
    (row,) = report.follow_ups
    assert (row.turn, row.follow_up.value) == (1, 0)
    assert row.against_standalone is not None
    assert (row.against_standalone.base, row.against_standalone.drop) == (1, 1)
    assert len(report.results) == 1


def test_progress_counts_all_that_takes_time(ask: ScriptedAsk, document: Document) -> None:
    seen: list[tuple[int, int]] = []
    options = Options(
        rank=lambda _: [], repeat=2, progress=lambda done, total: seen.append((done, total))
    )
    evaluate(ask, CASES, [document], options)
    # three asked, three asked again, the two with evidence ranked
    assert seen == [(done, 8) for done in range(1, 9)]


def test_retrieval_is_scored_from_a_ranking(ask: ScriptedAsk, document: Document) -> None:
    wanted, other = TEXT.index(OPTICS), TEXT.index("Die Hochschule")

    def rank(question: str) -> Sequence[tuple[str, int, int, float]]:
        assert question
        return [("seenland", other, other + 20, 2.0), ("seenland", wanted, wanted + 20, 1.0)]

    report = evaluate(ask, CASES[:1], [document], Options(rank=rank))
    assert report.scores[Measure.PASSAGE_R1].value == 0
    assert report.scores[Measure.PASSAGE_R5].value == 1
    assert report.scores[Measure.PASSAGE_RR].value == 0.5
    assert report.scores[Measure.EVIDENCE_RR].value == 0.5


def test_repeating_gives_warm_times_and_notices_unsteady_answers(document: Document) -> None:
    class Moody(ScriptedAsk):
        def __call__(self, question: str, history: Sequence[str]) -> Mapping[str, Any]:
            given = super().__call__(question, history)
            return answer("Anders.") if len(self.asked) == 4 else given

    report = evaluate(Moody(ANSWERS), CASES, [document], Options(repeat=2))
    assert report.unsteady == ("optik",)
    assert report.timings.warm is not None
    assert report.timings.warm.count == 3


def test_kept_predictions_are_not_asked_again(ask: ScriptedAsk, document: Document) -> None:
    kept = Prediction("optik", CASES[0].question, ABSTENTION, 0.5)
    changed = Prediction("fue", "Eine andere Frage?", ABSTENTION, 0.5)
    seen: list[str] = []
    options = Options(
        kept={"optik": kept, "fue": changed},
        on_prediction=lambda prediction: seen.append(prediction.id),
    )
    report = evaluate(ask, CASES, [document], options)
    assert [question for question, _ in ask.asked] == [CASES[1].question, CASES[2].question]
    assert [result.right for result in report.results] == [False, True, True]
    assert seen == ["optik", "fue", "gruendung"]


@pytest.mark.parametrize(
    ("error", "detail"),
    [
        (InputError("Die Frage ist zu lang."), "Die Frage ist zu lang."),
        (ZeroDivisionError("durch null"), "Absturz: ZeroDivisionError: durch null"),
    ],
)
def test_a_question_that_the_system_refuses_or_crashes_on_is_wrong_and_the_run_goes_on(
    error: Exception, detail: str, document: Document
) -> None:
    def ask(question: str, _: Sequence[str]) -> Mapping[str, Any]:
        if question == CASES[0].question:
            raise error
        return ANSWERS[question]

    report = evaluate(ask, CASES, [document])
    assert [result.right for result in report.results] == [False, True, True]
    assert report.results[0].verdict.details == (detail,)


def test_a_kept_error_is_asked_again(ask: ScriptedAsk, document: Document) -> None:
    kept = Prediction("optik", CASES[0].question, None, 0.5, "Absturz")
    report = evaluate(ask, CASES[:1], [document], Options(kept={"optik": kept}))
    assert report.right.value == 1


def test_a_system_that_fails_ends_the_run_naming_the_case(document: Document) -> None:
    seen: list[str] = []

    def ask(question: str, _: Sequence[str]) -> Mapping[str, Any]:
        if question == CASES[1].question:
            return {"antwort": "42"}
        return ANSWERS[question]

    options = Options(on_prediction=lambda prediction: seen.append(prediction.id))
    with pytest.raises(AskError, match="fue"):
        evaluate(ask, CASES, [document], options)
    assert seen == ["optik"]


def test_two_runs_agree_in_all_but_times(document: Document) -> None:
    reports = [evaluate(ScriptedAsk(ANSWERS), CASES, [document]) for _ in range(2)]
    assert reports[0].scores == reports[1].scores
    assert reports[0].by_kind == reports[1].by_kind


@pytest.mark.parametrize("cases", [(), (CASES[0], CASES[0])])
def test_no_cases_or_the_same_id_twice_cannot_be_judged(
    cases: Sequence[Case], ask: ScriptedAsk
) -> None:
    with pytest.raises(InputError):
        evaluate(ask, cases)
    assert not ask.asked
