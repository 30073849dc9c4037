from __future__ import annotations

import dataclasses

import pytest

from auskunft.domain import Document
from auskunft.evaluation import Kind, Options, evaluate
from auskunft.evaluation.comparing import compare
from auskunft.evaluation.labels import points, points_interval
from auskunft.evaluation.snapshots import snapshot_of
from auskunft.evaluation.tables import (
    changes_table,
    follow_ups_table,
    kinds_table,
    scores_table,
    tags_table,
    times_table,
    variants_table,
)
from auskunft.evaluation.variants import VariantKind, make_variants
from auskunft.evaluation.wording import shipped_wording

from .conftest import ABSTENTION, ANSWERS, CASES, ScriptedAsk


@pytest.mark.parametrize(
    ("difference", "shown"),
    [(-0.125, "−12,5"), (0.03, "+3,0"), (0.0, "0,0"), (-0.0, "0,0"), (-0.0001, "0,0")],
)
def test_points_have_a_sign_unless_they_are_none(difference: float, shown: str) -> None:
    assert points(difference) == shown


def test_a_range_of_points() -> None:
    assert points_interval(-0.375, 0.1) == "−37,5 bis +10,0"


def test_scores_and_kinds_with_what_they_were_before(document: Document) -> None:
    before = evaluate(ScriptedAsk(ANSWERS), CASES, [document])
    after = evaluate(ScriptedAsk({**ANSWERS, CASES[1].question: ABSTENTION}), CASES, [document])
    comparison = compare(snapshot_of(before), snapshot_of(after))
    first = scores_table(after, comparison).rows[0]
    assert (first[0], first[1], first[3:]) == (
        "richtig",
        "66,7\u00a0%",
        ("3", "100,0\u00a0%", "−33,3"),
    )
    kinds = {row[0]: row[-2:] for row in kinds_table(after, comparison).rows}
    assert kinds["Indikator"] == ("100,0\u00a0%", "−100,0")
    assert kinds["Tatsache"] == ("100,0\u00a0%", "0,0")
    moved = [row[0] for row in changes_table(comparison).rows]
    assert "richtig (Indikator)" in moved
    assert "richtig (Tatsache)" not in moved
    assert [row[0] for row in tags_table(after).rows] == ["must-pass"]


def test_a_loss_is_negative_in_every_table(document: Document) -> None:
    follow_up = dataclasses.replace(
        CASES[0],
        id="wieder",
        question="Wie viele?",
        kind=Kind.FOLLOWUP,
        history=("Was ist das Netz Blaue Optik?",),
        standalone=CASES[0].question,
    )
    cases = [*CASES, follow_up]
    made = make_variants(CASES, [document], shipped_wording(), [VariantKind.LOWER])
    report = evaluate(ScriptedAsk(ANSWERS), cases, [document], Options(variants=made))
    (row,) = variants_table(report).rows
    assert row[:5] == ("klein geschrieben", "3", "100,0\u00a0%", "33,3\u00a0%", "−66,7")
    (row,) = follow_ups_table(report).rows
    assert row == ("1", "1", "0,0\u00a0%", "100,0\u00a0% von 1", "−100,0", "−100,0 bis 0,0")


def test_times_are_milliseconds(document: Document) -> None:
    ticks = iter(range(100))
    options = Options(repeat=2, clock=lambda: next(ticks) / 1000)
    report = evaluate(ScriptedAsk(ANSWERS), CASES, [document], options)
    same = ("3", "1,0\u00a0ms", "1,0\u00a0ms", "1,0\u00a0ms")
    assert times_table(report).rows == (("kalt", *same), ("warm", *same))
