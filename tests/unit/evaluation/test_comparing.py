from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from auskunft.errors import InputError
from auskunft.evaluation.comparing import compare, gate
from auskunft.evaluation.scoring import Measure
from auskunft.evaluation.snapshots import (
    CaseSnapshot,
    Snapshot,
    read_snapshot,
    snapshot_to_json,
    write_snapshot,
)


def case(
    number: int, *, right: bool = True, answerable: bool = True, must_pass: bool = False,
    status: str = "answered",
) -> CaseSnapshot:  # fmt: skip
    return CaseSnapshot(
        id=f"c{number}",
        fingerprint="f",
        question=f"Frage {number}?",
        kind="fact" if answerable else "abstain",
        answerable=answerable,
        must_pass=must_pass,
        status=status,
        reason="",
        short="",
        text="richtig" if right else "falsch",
        scores={"right": float(right)},
    )


def run(*cases: CaseSnapshot) -> Snapshot:
    return Snapshot("klein", {item.id: item for item in cases})


def many(wrong: int, total: int = 40) -> Snapshot:
    return run(*(case(number, right=number >= wrong) for number in range(total)))


def test_an_unchanged_run_passes() -> None:
    comparison = compare(many(5), many(5))
    assert gate(comparison) == ()
    assert (comparison.broken, comparison.fixed, comparison.reworded) == ((), (), ())


def test_flips_are_listed_both_ways() -> None:
    before = run(case(1), case(2, right=False), case(3))
    after = run(case(1, right=False), case(2), case(3))
    comparison = compare(before, after)
    assert [new.id for _, new in comparison.broken] == ["c1"]
    assert [new.id for _, new in comparison.fixed] == ["c2"]


def test_a_large_drop_fails_overall_and_in_its_kind() -> None:
    violations = gate(compare(many(0), many(10)), max_drop=0.01)
    assert len(violations) == 2
    assert "richtig fiel von 100,0\u00a0% auf 75,0\u00a0%" in violations[0]
    assert "Tatsache" in violations[1]


def test_a_drop_that_chance_explains_passes() -> None:
    comparison = compare(many(0), many(1))
    assert comparison.changes[0].difference == pytest.approx(-1 / 40)
    assert gate(comparison, max_drop=0.01) == ()


def test_a_drop_within_the_allowance_passes() -> None:
    assert gate(compare(many(0), many(10)), max_drop=0.3) == ()


def test_a_must_pass_case_may_not_flip_though_the_mean_stands() -> None:
    before = run(case(1, must_pass=True), case(2, right=False))
    after = run(case(1, must_pass=True, right=False), case(2))
    (violation,) = gate(compare(before, after))
    assert "Pflichtfall „c1“" in violation


def test_losing_the_tag_does_not_help() -> None:
    before = run(case(1, must_pass=True), case(2, right=False))
    after = run(case(1, right=False), case(2))
    assert len(gate(compare(before, after))) == 1


def test_a_missing_case_fails_and_a_new_one_does_not() -> None:
    assert gate(compare(many(0, total=3), many(0, total=2))) == ("Fall „c2“ fehlt: Frage 2?",)
    comparison = compare(many(0, total=2), many(0, total=3))
    assert gate(comparison) == ()
    assert [item.id for item in comparison.added] == ["c2"]


def test_one_more_false_answer_fails_whatever_its_size() -> None:
    fine = [case(number, answerable=False, status="not_in_corpus") for number in range(50)]
    worse = [*fine[:-1], case(49, answerable=False, right=False)]
    violations = gate(compare(run(*fine), run(*worse)), max_drop=1)
    assert violations == ("zu Unrecht beantwortet: 1 statt 0, neu „c49“",)


def test_a_false_answer_that_moves_to_another_case_is_no_rise() -> None:
    no = [case(n, answerable=False, status="not_in_corpus") for n in range(2)]
    yes = [case(n, answerable=False, right=False) for n in range(2)]
    assert gate(compare(run(no[0], yes[1]), run(yes[0], no[1]))) == ()


def test_a_new_false_answer_fails_where_it_raises_their_share() -> None:
    fine = [case(n, answerable=False, status="not_in_corpus") for n in range(3)]
    wrong = [case(n, answerable=False, right=False) for n in range(10, 12)]
    (violation,) = gate(compare(run(*fine), run(*fine, wrong[0])))
    assert violation == "zu Unrecht beantwortet: 1 statt 0, neu „c10“"
    # 1 of 2 before, 2 of 5 after, and none of the old cases is answered that was not
    assert gate(compare(run(fine[0], wrong[0]), run(*fine, *wrong))) == ()


def test_an_edited_case_may_neither_hide_a_false_answer_nor_a_must_pass_case() -> None:
    before = run(case(1, answerable=False, status="not_in_corpus"), case(2, must_pass=True))
    after = run(
        dataclasses.replace(case(1, answerable=False, right=False), fingerprint="g"),
        dataclasses.replace(case(2, must_pass=True, right=False), fingerprint="g"),
    )
    must_pass, false_answer = gate(compare(before, after))
    assert "„c2“ ist jetzt falsch" in must_pass
    assert "neu „c1“" in false_answer


def test_a_single_flip_in_a_small_kind_is_chance() -> None:
    before = [case(99, answerable=False), *many(0).cases.values()]
    after = [case(99, answerable=False, right=False), *many(0).cases.values()]
    comparison = compare(run(*before), run(*after))
    (kind,) = [change for change in comparison.changes if change.kind == "abstain"]
    assert (kind.difference, kind.low, kind.high) == (-1, -1, 0)
    assert gate(comparison) == ()


def test_an_edited_case_is_set_aside() -> None:
    before = run(case(1), case(2))
    after = run(case(1), dataclasses.replace(case(2, right=False), fingerprint="g"))
    comparison = compare(before, after)
    assert [new.id for _, new in comparison.edited] == ["c2"]
    assert comparison.broken == ()
    assert comparison.changes[0].count == 1


def test_measures_are_paired_only_where_both_have_them() -> None:
    old = dataclasses.replace(case(1), scores={"right": 1.0, "f1": 0.5})
    comparison = compare(run(old, case(2)), run(case(1), case(2)))
    assert [change.measure for change in comparison.changes if not change.kind] == [Measure.RIGHT]


def test_a_baseline_survives_the_disk_with_one_line_a_case(tmp_path: Path) -> None:
    path = tmp_path / "neu" / "klein.json"
    write_snapshot(path, many(1, total=3))
    assert read_snapshot(path) == many(1, total=3)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 5
    assert "seconds" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        '{"format": "anders"}',
        '{"format": "auskunft-baseline-1", "cases": [{"id": "a"}]}',
        snapshot_to_json(many(0, total=1)).replace('"right"', '"falsch"'),
        snapshot_to_json(many(0, total=1)).replace("1.0", '"viel"'),
    ],
)
def test_a_file_that_is_no_baseline_is_refused(content: str, tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=str(path)):
        read_snapshot(path)


def test_an_empty_baseline_is_valid_json() -> None:
    assert json.loads(snapshot_to_json(Snapshot("leer", {})))["cases"] == []
