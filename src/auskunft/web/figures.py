"""The indicators as a table, and as charts where shares or regions stand side by side."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from auskunft.answering.wording import unit_in
from auskunft.assistant.question_wording import scope_in_words
from auskunft.domain import Fact
from auskunft.web.figure_notation import spelled
from auskunft.web.templating import render
from auskunft.web.texts import Texts


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
            scope=scope_in_words(fact.scope),
            value=spelled(fact.value, language),
            unit=unit_in(language, fact.unit),
            period=str(fact.period) if fact.period else "",
            region=fact.region,
            sort_value=f"{fact.value:f}",
            question=figure_question(fact),
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
    return tuple(
        chart_of_scopes(group, language, total)
        for group in groups.values()
        if len({fact.scope for fact in group}) == len(group) > 1
    )


def chart_of_scopes(facts: list[Fact], language: str, total: str) -> Chart:
    """Figures of one measure, unit, period and region in different scopes.

    What all scopes have in common ("Anteil am BIP") stands in the title.
    """
    parts = [fact.scope.split("; ") if fact.scope else [] for fact in facts]
    common = [part for part in parts[0] if all(part in others for others in parts)]
    own = ["; ".join(part for part in mine if part not in common) for mine in parts]
    first = facts[0]
    period = str(first.period) if first.period else ""
    where = ", ".join(part for part in (first.region, period) if part)
    title = ", ".join((first.measure, *common))
    labelled = [(label or total, fact.value) for label, fact in zip(own, facts, strict=True)]
    return chart_of(f"{title} ({where})" if where else title, first.unit, labelled, language)


def _region_charts(facts: tuple[Fact, ...], language: str) -> tuple[Chart, ...]:
    groups: dict[tuple[str, str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        groups[fact.measure, fact.scope, fact.unit].append(fact)
    return tuple(
        chart_of(
            f"{measure} {scope_in_words(scope)}".strip(),
            unit,
            [(region_label(fact), fact.value) for fact in group],
            language,
        )
        for (measure, scope, unit), group in groups.items()
        if len({fact.region for fact in group}) == len(group) > 1
    )


def region_label(fact: Fact) -> str:
    """The region and what period the figure is of."""
    return f"{fact.region} ({fact.period})" if fact.period else fact.region


def chart_of(title: str, unit: str, labelled: list[tuple[str, Decimal]], language: str) -> Chart:
    """Bars as long as their values, measured by the longest."""
    longest = max(abs(value) for _, value in labelled) or Decimal(1)
    bars = tuple(
        Bar(label, spelled(value, language), round(float(abs(value) / longest) * 100, 1), value < 0)
        for label, value in labelled
    )
    return Chart(title, unit_in(language, unit), bars)


def render_figures(rows: tuple[FigureRow, ...], facts: tuple[Fact, ...], texts: Texts) -> str:
    """The table and the charts as a fragment of HTML."""
    return render(
        "figures.html",
        rows=rows,
        charts=charts(facts, texts.language, texts("figures.total")),
        regions=len({row.region for row in rows}) > 1,
        t=texts,
    )
