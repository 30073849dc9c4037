"""The indicators as a table, and as charts where shares or regions stand side by side."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from auskunft.domain import Answer, Citation, Fact
from auskunft.web.figure_notation import spelled
from auskunft.web.reading import passage_address
from auskunft.web.templating import render
from auskunft.web.texts import Texts

_FEWEST_BARS = 2


@dataclass(frozen=True)
class FigureRow:
    """A row of the table; `sort_value` is the figure as a plain decimal."""

    name: str
    scope: str
    value: str
    unit: str
    period: str
    region: str
    sort_value: str
    question: str
    address: str


@dataclass(frozen=True)
class Bar:
    """A bar of a chart; `percent` is its length, of the longest."""

    label: str
    value: str
    percent: float
    negative: bool


@dataclass(frozen=True)
class Chart:
    """Figures of one measure, unit and period, side by side."""

    title: str
    unit: str
    bars: tuple[Bar, ...]


def figure_question(fact: Fact) -> str:
    """A question about exactly this indicator, in its own words."""
    several = f" ({fact.region})" if fact.region else ""
    return f"{fact.label}{several}?"


def figure_rows(facts: tuple[Fact, ...], language: str) -> tuple[FigureRow, ...]:
    """All facts as rows, in the order of the documents."""
    return tuple(
        FigureRow(
            name=fact.measure or fact.label,
            scope=fact.scope,
            value=spelled(fact.value, language),
            unit=fact.unit,
            period=str(fact.period) if fact.period else "",
            region=fact.region,
            sort_value=f"{fact.value:f}",
            question=figure_question(fact),
            address=passage_address(fact.document_id, fact.start, fact.end),
        )
        for fact in facts
    )


def charts(facts: tuple[Fact, ...], language: str, total: str) -> tuple[Chart, ...]:
    """A chart for each measure given in several scopes, and for each in several regions.

    Only figures of the same unit are compared, and scopes only within one period and region. Scopes
    that are denominators ("je 1 Mio. Einwohner") differ in unit, whatever the unit says: a chart of
    scopes needs one that narrows the same measure in each of its bars.
    """
    return (*_scope_charts(facts, language, total), *_region_charts(facts, language))


def _scope_charts(facts: tuple[Fact, ...], language: str, total: str) -> tuple[Chart, ...]:
    groups: dict[tuple[str, str, str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        if not fact.scope.startswith("je "):
            groups[fact.measure, fact.unit, str(fact.period), fact.region].append(fact)
    found = []
    for (measure, unit, period, region), group in groups.items():
        if len({fact.scope for fact in group}) == len(group) > 1:
            where = ", ".join(part for part in (region, period) if part and part != "None")
            labelled = [(fact.scope or total, fact.value) for fact in group]
            found.append(
                _chart(f"{measure} ({where})" if where else measure, unit, labelled, language)
            )
    return tuple(found)


def _region_charts(facts: tuple[Fact, ...], language: str) -> tuple[Chart, ...]:
    groups: dict[tuple[str, str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        groups[fact.measure, fact.scope, fact.unit].append(fact)
    found = []
    for (measure, scope, unit), group in groups.items():
        if len({fact.region for fact in group}) == len(group) > 1:
            labelled = [
                (f"{fact.region} ({fact.period})" if fact.period else fact.region, fact.value)
                for fact in group
            ]
            found.append(_chart(f"{measure} {scope}".strip(), unit, labelled, language))
    return tuple(found)


def comparison(answer: Answer, language: str) -> Chart | None:
    """The figures that an answer was computed from, side by side; None where they are no such set.

    Every operand must stand in a citation and all be in the same unit. Bars are labelled with the
    documents' titles where each is from another, else with the labels of cited indicators (the
    last line of each block).
    """
    computation = answer.computation
    if computation is None or len(computation.operands) < _FEWEST_BARS:
        return None
    operands = computation.operands
    numbers = [operand.citation for operand in operands]
    if len({operand.unit for operand in operands}) > 1 or not all(
        1 <= number <= len(answer.citations) for number in numbers
    ):
        return None
    labels = _labels([answer.citations[number - 1] for number in numbers])
    if labels is None:
        return None
    values = [operand.value for operand in operands]
    return _chart("", operands[0].unit, list(zip(labels, values, strict=True)), language)


def _labels(citations: list[Citation]) -> list[str] | None:
    """A label for each citation, all different, or None."""
    titles = [citation.title for citation in citations]
    if len(set(titles)) == len(titles):
        return titles
    blocks = [citation.quote.splitlines() for citation in citations]
    lines = [block[-1] for block in blocks if len(block) > 1]
    return lines if len(set(lines)) == len(citations) else None


def _chart(title: str, unit: str, labelled: list[tuple[str, Decimal]], language: str) -> Chart:
    longest = max(abs(value) for _, value in labelled) or Decimal(1)
    bars = tuple(
        Bar(label, spelled(value, language), round(float(abs(value) / longest) * 100, 1), value < 0)
        for label, value in labelled
    )
    return Chart(title, unit, bars)


def render_figures(rows: tuple[FigureRow, ...], facts: tuple[Fact, ...], texts: Texts) -> str:
    """The table and the charts as a fragment of HTML."""
    return render(
        "figures.html",
        rows=rows,
        charts=charts(facts, texts.language, texts("figures.total")),
        regions=len({row.region for row in rows}) > 1,
        t=texts,
    )
