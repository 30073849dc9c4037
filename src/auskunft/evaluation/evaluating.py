"""`evaluate(ask, cases) -> Report`: any callable that answers is judged by a test set."""

from __future__ import annotations

import dataclasses
import itertools
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from auskunft.domain import Document
from auskunft.errors import InputError
from auskunft.evaluation.cases import Case, Kind
from auskunft.evaluation.evidence import Documents, Stretch
from auskunft.evaluation.metrics import retrieval
from auskunft.evaluation.predictions import Prediction
from auskunft.evaluation.report import Extras, Report, Variation, paired_drop, summarise
from auskunft.evaluation.responses import Ask, Rank
from auskunft.evaluation.running import Clock, predict, predictions_for
from auskunft.evaluation.scoring import Measure, Result, score, score_variant
from auskunft.evaluation.variants import Variant, VariantKind

Progress = Callable[[int, int], None]
"""Called with (done, total) after each question asked, asked again or ranked."""

STANDALONE_SUFFIX = "~standalone"


@dataclass(frozen=True, slots=True)
class Options:
    """What is done beyond asking every question once.

    `variants` are asked after the cases that they were made from. `repeat` asks the cases that
    many times, for warm times and to notice answers that change. `kept` holds predictions of an
    interrupted run; `on_prediction` gets each prediction in the order of asking, kept ones too.
    `passages` are the stretches that retrieval is scored on; without them it is the corpus's
    paragraphs.
    """

    name: str = ""
    rank: Rank | None = None
    passages: Sequence[Stretch] = ()
    repeat: int = 1
    variants: Sequence[Variant] = ()
    kept: Mapping[str, Prediction] = field(default_factory=dict)
    on_prediction: Callable[[Prediction], None] = lambda _: None
    progress: Progress = lambda _done, _total: None
    clock: Clock = time.perf_counter


def evaluate(
    ask: Ask,
    cases: Sequence[Case],
    documents: Iterable[Document] = (),
    options: Options | None = None,
) -> Report:
    """Ask every question, judge every answer.

    Without `documents` citations are compared with the evidence as text.

    Raises:
        InputError: there are no cases, or two have the same id.
        AskError: `ask` cannot be asked or answers nonsense; predictions so far have been handed
            to `options.on_prediction`.
    """
    options = options or Options()
    texts = Documents(documents)
    if not cases or len({case.id for case in cases}) < len(cases):
        raise InputError("Ein Testset braucht mindestens einen Fall und jede id nur einmal.")
    standalone = _standalone_cases(cases)
    plan = [*cases, *standalone, *(variant.case for variant in options.variants)]
    ranked = [case for case in cases if _is_ranked(case)] if options.rank and texts else []
    step = _steps(options, len(plan) + (options.repeat - 1) * len(cases) + len(ranked))
    predictions = _ask_all(ask, plan, options, step)
    warm, unsteady = _ask_again(ask, cases, predictions, options, step)
    base = [score(case, predictions[case.id], texts) for case in cases]
    full = [score(case, predictions[case.id], texts) for case in standalone]
    varied = [score_variant(v, predictions[v.case.id], texts) for v in options.variants]
    if options.rank is not None and ranked:
        base = _with_retrieval(base, options.rank, options.passages, texts, step)
    extras = Extras(
        standalone={result.case.id.removesuffix(STANDALONE_SUFFIX): result for result in full},
        variants=_variations(options.variants, base, varied),
        warm_seconds=warm,
        unsteady=unsteady,
    )
    return summarise(options.name, base, extras)


def _steps(options: Options, total: int) -> Callable[[], None]:
    """Tells `options.progress`, each time that it is called, that one more is done."""
    done = itertools.count(1)
    return lambda: options.progress(next(done), total)


def _standalone_cases(cases: Iterable[Case]) -> list[Case]:
    """Each follow-up that gives its standalone form, asked without its history."""
    return [
        dataclasses.replace(
            case, id=case.id + STANDALONE_SUFFIX, question=case.standalone, history=()
        )
        for case in cases
        if case.history and case.standalone
    ]


def _variations(
    variants: Sequence[Variant], base: Sequence[Result], varied: Sequence[Result]
) -> dict[VariantKind, Variation]:
    """For each kind of variant: how its cases fare against those they were made from."""
    plain = {result.case.id: result for result in base}
    pairs: dict[VariantKind, list[tuple[Result, Result]]] = {}
    for variant, result in zip(variants, varied, strict=True):
        pairs.setdefault(variant.kind, []).append((plain[variant.base.id], result))
    return {
        kind: Variation(paired_drop(pairs[kind]), tuple(result for _, result in pairs[kind]))
        for kind in VariantKind
        if kind in pairs
    }


def _ask_all(
    ask: Ask, plan: Sequence[Case], options: Options, step: Callable[[], None]
) -> dict[str, Prediction]:
    predictions: dict[str, Prediction] = {}
    asked = predictions_for(ask, plan, kept=options.kept, clock=options.clock)
    for prediction in asked:
        options.on_prediction(prediction)
        predictions[prediction.id] = prediction
        step()
    return predictions


def _ask_again(
    ask: Ask,
    cases: Sequence[Case],
    predictions: Mapping[str, Prediction],
    options: Options,
    step: Callable[[], None],
) -> tuple[list[float], list[str]]:
    """Seconds of the repetitions, and the ids whose answer was not the same again."""
    seconds: list[float] = []
    unsteady: dict[str, None] = {}
    for _ in range(options.repeat - 1):
        for case in cases:
            again = predict(ask, case, options.clock)
            seconds.append(again.seconds)
            if again.answer != predictions[case.id].answer:
                unsteady[case.id] = None
            step()
    return seconds, list(unsteady)


def _is_ranked(case: Case) -> bool:
    return case.answerable and bool(case.evidence) and case.kind is not Kind.META


def _with_retrieval(
    results: Sequence[Result],
    rank: Rank,
    passages: Sequence[Stretch],
    documents: Documents,
    step: Callable[[], None],
) -> list[Result]:
    rankings = []
    for result in results:
        if _is_ranked(result.case):
            found = tuple((name, start, end) for name, start, end, _ in rank(_written_out(result)))
            rankings.append(retrieval.Ranking(result.case.id, found, result.case.evidence))
            step()
    views = {
        "passage": retrieval.scores_on_passages(
            rankings, passages or retrieval.passages_of(documents), documents
        ),
        "evidence": retrieval.scores_on_evidence(rankings, documents),
    }
    return [_add_scores(result, views) for result in results]


def _written_out(result: Result) -> str:
    """The question without its history: as the case or the system itself writes it out."""
    case = result.case
    if not case.history:
        return case.question
    return case.standalone or result.response.standalone_question or case.question


def _add_scores(result: Result, views: Mapping[str, Mapping[str, Mapping[str, float]]]) -> Result:
    extra = {
        Measure(f"{view}_{name}"): value
        for view, by_case in views.items()
        for name, value in by_case.get(result.case.id, {}).items()
    }
    return dataclasses.replace(result, scores={**result.scores, **extra})
