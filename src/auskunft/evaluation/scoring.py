"""The scores of one judged answer: which measures apply to it, and their values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from auskunft.domain import Status
from auskunft.evaluation.cases import Case, Kind
from auskunft.evaluation.evidence import Documents
from auskunft.evaluation.judging import (
    LONG_KINDS,
    Failure,
    Verdict,
    accepted,
    comparable_text,
    judge,
)
from auskunft.evaluation.metrics import abstention, answers, citations
from auskunft.evaluation.predictions import Prediction
from auskunft.evaluation.responses import Response
from auskunft.evaluation.variants import Variant


class Measure(StrEnum):
    """What is averaged over cases. All run from 0 to 1."""

    RIGHT = "right"
    EXACT_MATCH = "exact_match"
    F1 = "f1"
    VERBATIM = "verbatim"
    CITATION_PRECISION = "citation_precision"
    CITATION_RECALL = "citation_recall"
    COVERAGE = "coverage"
    SELECTIVE_RISK = "selective_risk"
    FALSE_ANSWER = "false_answer"
    FALSE_ABSTENTION = "false_abstention"
    PASSAGE_R1 = "passage_R@1"
    PASSAGE_R5 = "passage_R@5"
    PASSAGE_RR = "passage_RR@10"
    PASSAGE_NDCG = "passage_nDCG@10"
    EVIDENCE_R1 = "evidence_R@1"
    EVIDENCE_R5 = "evidence_R@5"
    EVIDENCE_RR = "evidence_RR@10"
    EVIDENCE_NDCG = "evidence_nDCG@10"


LOWER_IS_BETTER = frozenset(
    {Measure.SELECTIVE_RISK, Measure.FALSE_ANSWER, Measure.FALSE_ABSTENTION}
)


@dataclass(frozen=True, slots=True)
class Result:
    """A case, what the system said, and how that was judged.

    `scores` holds the measures that apply: an unanswerable case has no F1, an answer without
    citations no share of verbatim ones.
    """

    case: Case
    prediction: Prediction
    response: Response
    verdict: Verdict
    scores: Mapping[Measure, float] = field(default_factory=dict)

    @property
    def right(self) -> bool:
        """Whether the answer broke no rule."""
        return self.verdict.right


def score(case: Case, prediction: Prediction, documents: Documents) -> Result:
    """Judge and measure one prediction."""
    response = prediction.response()
    verdict = judge(case, response, documents)
    scores = {Measure.RIGHT: float(verdict.right)}
    scores |= _answer_scores(case, response)
    scores |= _citation_scores(case, response, documents)
    scores |= _abstention_scores(case, response, verdict)
    return Result(case, prediction, response, verdict, scores)


def score_variant(variant: Variant, prediction: Prediction, documents: Documents) -> Result:
    """Judge a variant: as a case of its own, or by not getting the old answer."""
    if not variant.must_differ:
        return score(variant.case, prediction, documents)
    response = prediction.response()
    answered = response.status is Status.ANSWERED and not response.error
    verdict = Verdict()
    if answered and accepted(variant.base, comparable_text(response)):
        verdict = Verdict((Failure.FALSE_ANSWER,), ("verneint gefragt, gleich beantwortet",))
    scores = {Measure.RIGHT: float(verdict.right)}
    return Result(variant.case, prediction, response, verdict, scores)


def gold_answers(case: Case) -> tuple[str, ...]:
    """The alternatives of `accept`, each as one text."""
    return tuple(" ".join(alternative) for alternative in case.accept)


def _answer_scores(case: Case, response: Response) -> dict[Measure, float]:
    """Exact match and F1, for the kinds of question that a few words can answer."""
    golds = gold_answers(case)
    if not case.answerable or not golds or case.kind in LONG_KINDS:
        return {}
    return {
        Measure.EXACT_MATCH: answers.exact_match(response.short, golds),
        Measure.F1: answers.token_f1(response.short, golds),
    }


def _citation_scores(case: Case, response: Response, documents: Documents) -> dict[Measure, float]:
    if not documents:
        return {}
    scores = {}
    if response.citations:
        scores[Measure.VERBATIM] = citations.verbatim(documents, response.citations)
    if case.answerable and case.evidence:
        precision, recall = citations.precision_and_recall(
            documents, response.citations, case.evidence
        )
        scores[Measure.CITATION_RECALL] = recall
        if response.citations:
            scores[Measure.CITATION_PRECISION] = precision
    return scores


def decision(case: Case, response: Response, verdict: Verdict) -> abstention.Decision | None:
    """What the measures of abstention know of a case; None for small talk, where none is due."""
    if case.kind is Kind.META:
        return None
    return abstention.Decision(
        confidence=response.confidence,
        answered=response.status is Status.ANSWERED,
        right=verdict.right,
        answerable=case.answerable,
    )


def _abstention_scores(case: Case, response: Response, verdict: Verdict) -> dict[Measure, float]:
    made = decision(case, response, verdict)
    if made is None:
        return {}
    values = {
        Measure.COVERAGE: abstention.coverage(made),
        Measure.SELECTIVE_RISK: abstention.selective_risk(made),
        Measure.FALSE_ANSWER: abstention.false_answer(made),
        Measure.FALSE_ABSTENTION: abstention.false_abstention(made),
    }
    return {measure: value for measure, value in values.items() if value is not None}
