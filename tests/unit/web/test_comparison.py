from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from tests.browser.scripted import DOCUMENT, SUM, ScriptedAssistant, cite, facts_of

from auskunft.domain import Answer, Conversation, Fact, Mode, Period, Status
from auskunft.web.comparison import comparison
from auskunft.web.texts import load_texts

DE = load_texts("de")
FACTS = facts_of(DOCUMENT)


def computed() -> Answer:
    return ScriptedAssistant().ask(SUM, Conversation())


def listing(*facts: Fact) -> Answer:
    """An answer that quotes these indicators and nothing else."""
    citations = tuple(
        replace(
            cite(DOCUMENT.text[FACTS[0].start : FACTS[0].end]),
            document_id=fact.document_id,
            start=fact.start,
            end=fact.end,
        )
        for fact in facts
    )
    return Answer(Status.ANSWERED, "Angegeben ist …", mode=Mode.QUOTED, citations=citations)


def test_scopes_of_one_measure_are_told_apart_by_what_they_are() -> None:
    chart = comparison(computed(), FACTS, DE)
    assert chart is not None
    assert chart.title == "Anteil der Ausgaben für FuE am BIP (Nordfriesmark, 2020)"
    assert chart.unit == "Prozent"
    assert [(bar.label, bar.value) for bar in chart.bars] == [
        ("im Staatssektor", "0,41"),
        ("im Hochschulsektor", "0,58"),
    ]


def test_figures_of_different_documents_are_told_apart_by_their_titles() -> None:
    first, second = (replace(c, quote="x") for c in computed().citations)
    answer = replace(computed(), citations=(first, replace(second, title="Südmark")))
    chart = comparison(answer, (), DE)
    assert chart is not None
    assert [bar.label for bar in chart.bars] == ["Nordfriesmark", "Südmark"]


def test_quoted_indicators_of_several_regions_stand_side_by_side() -> None:
    other = replace(
        FACTS[4],
        document_id="südmark",
        region="Südmark",
        value=Decimal(523),
        period=Period(2019, 2019),
    )
    chart = comparison(listing(FACTS[4], other), (*FACTS, other), DE)
    assert chart is not None
    assert [(bar.label, bar.value, bar.percent) for bar in chart.bars] == [
        ("Nordfriesmark (2018)", "1.046", 100.0),
        ("Südmark (2019)", "523", 50.0),
    ]
    near = replace(listing(FACTS[4], other), status=Status.PARTIAL)
    assert comparison(near, (*FACTS, other), DE) is None


def test_measures_of_their_own_are_told_apart_by_their_labels() -> None:
    labelled = comparison(listing(FACTS[0], FACTS[5]), FACTS, DE)
    assert labelled is not None
    assert labelled.title == ""
    assert [bar.label for bar in labelled.bars] == [FACTS[0].label, FACTS[5].label]


def test_figures_of_different_units_or_from_prose_are_not_put_side_by_side() -> None:
    answer = computed()
    computation = answer.computation
    assert computation is not None
    operands = (computation.operands[0], replace(computation.operands[1], unit="Euro"))
    mixed = replace(answer, computation=replace(computation, operands=operands))
    prose = replace(
        answer, citations=tuple(replace(c, start=c.start + 1) for c in answer.citations)
    )
    dangling = replace(answer, citations=answer.citations[:1])
    one_is_prose = replace(
        listing(FACTS[0], FACTS[1]), citations=(*listing(FACTS[0]).citations, *prose.citations)
    )
    others = (mixed, prose, dangling, one_is_prose, listing(FACTS[4]), listing(FACTS[4], FACTS[0]))
    for other in others:
        assert comparison(other, FACTS, DE) is None


def test_per_head_and_in_all_are_no_scopes_of_one_measure() -> None:
    total = replace(FACTS[4], start=1, end=2)
    each = replace(total, scope="je 1 Mio. Einwohner", value=Decimal(3), start=3, end=4)
    assert comparison(listing(total, each), (total, each), DE) is None
