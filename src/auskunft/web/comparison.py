"""The chart of an answer that puts figures side by side."""

from __future__ import annotations

from decimal import Decimal

from auskunft.domain import Answer, Citation, Fact, Mode, Status
from auskunft.web.figures import Chart, chart_of, chart_of_scopes, region_label
from auskunft.web.texts import Texts

_FEWEST_BARS = 2

Figure = tuple[Decimal, str, Citation, Fact | None]
"""Value, unit, the citation that it stands in, and the indicator where it is one."""


def comparison(answer: Answer, facts: tuple[Fact, ...], texts: Texts) -> Chart | None:
    """The figures that an answer is computed from or lists, side by side.

    None where they are fewer than two, of several units, or nothing tells them apart in a word:
    their regions, their scopes within one measure, their labels, their documents.
    """
    figures = _operands(answer, facts) if answer.computation else _listed(answer, facts)
    if len(figures) < _FEWEST_BARS or len({unit for _, unit, _, _ in figures}) > 1:
        return None
    told_apart = [fact for _, _, _, fact in figures if fact is not None]
    if len(told_apart) == len(figures) and _is_one_measure(told_apart):
        return chart_of_scopes(told_apart, texts.language, texts("figures.total"))
    labels = _labels(figures)
    if len(set(labels)) < len(figures):
        return None
    labelled = [(label, value) for label, (value, *_) in zip(labels, figures, strict=True)]
    return chart_of("", figures[0][1], labelled, texts.language)


def _operands(answer: Answer, facts: tuple[Fact, ...]) -> list[Figure]:
    """What the answer is computed from; nothing where an operand stands in no citation."""
    assert answer.computation is not None  # noqa: S101 - asked for only where there is one
    operands = answer.computation.operands
    if not all(1 <= operand.citation <= len(answer.citations) for operand in operands):
        return []
    cited = [answer.citations[operand.citation - 1] for operand in operands]
    return [
        (operand.value, operand.unit, citation, _fact(citation, facts, operand.value))
        for operand, citation in zip(operands, cited, strict=True)
    ]


def _listed(answer: Answer, facts: tuple[Fact, ...]) -> list[Figure]:
    """The indicators that an answer quotes, where it quotes nothing else."""
    if answer.status is not Status.ANSWERED or answer.mode is not Mode.QUOTED:
        return []
    found = [(citation, _fact(citation, facts)) for citation in answer.citations]
    return [
        (fact.value, fact.unit, citation, fact)
        for citation, fact in found
        if fact is not None and None not in (one for _, one in found)
    ]


def _fact(citation: Citation, facts: tuple[Fact, ...], value: Decimal | None = None) -> Fact | None:
    """The one indicator (of this value) that is cited, if there is exactly one."""
    found = [
        fact
        for fact in facts
        if (fact.document_id, fact.start, fact.end)
        == (citation.document_id, citation.start, citation.end)
        and value in (None, fact.value)
    ]
    return found[0] if len(found) == 1 else None


def _is_one_measure(facts: list[Fact]) -> bool:
    """Whether they are one measure of one period and region in scopes that narrow it."""
    return (
        len({(fact.measure, fact.period, fact.region) for fact in facts}) == 1
        and len({fact.scope for fact in facts}) == len(facts)
        and not any(fact.scope.startswith("je ") for fact in facts)
    )


def _labels(figures: list[Figure]) -> list[str]:
    """A label for each; labels that are the same tell nothing."""
    facts = [fact for _, _, _, fact in figures if fact is not None]
    if len(facts) < len(figures):
        return [citation.title for _, _, citation, _ in figures]
    if len({fact.region for fact in facts}) == len(facts):
        return [region_label(fact) for fact in facts]
    return [fact.label for fact in facts]
