from __future__ import annotations

import dataclasses

import pytest

from auskunft.domain import Document
from auskunft.evaluation import Case, Kind, Options, evaluate
from auskunft.evaluation.variants import Variant, VariantKind, make_variants
from auskunft.evaluation.wording import shipped_wording

from .conftest import ABSTENTION, ANSWERS, CASES, OPTICS, ScriptedAsk, answer

INDICATOR = dataclasses.replace(
    CASES[1], question="Wie hoch war der Anteil der Ausgaben für FuE am BIP in Seenland 2020?"
)


def variants(document: Document, *cases: Case, kind: VariantKind) -> list[Variant]:
    return list(make_variants(cases, [document], shipped_wording(), [kind]))


@pytest.mark.parametrize(
    "kind", [VariantKind.TYPO, VariantKind.LOWER, VariantKind.POLITE, VariantKind.AFTER_OTHER]
)
def test_what_must_stay_the_same_keeps_its_expectations(
    kind: VariantKind, document: Document
) -> None:
    made = variants(document, *CASES, kind=kind)
    assert [variant.base for variant in made] == list(CASES)
    for variant in made:
        assert not variant.must_differ
        assert variant.case.id == f"{variant.base.id}~{kind}"
        assert variant.case.accept == variant.base.accept
        assert variant.case.answerable == variant.base.answerable


def test_another_year_is_one_that_no_document_names(document: Document) -> None:
    (made,) = variants(document, INDICATOR, kind=VariantKind.YEAR)
    assert "2020" not in made.case.question
    assert not made.case.answerable
    assert made.case.accept == ()


def test_another_region_takes_the_place_of_the_documents_own(document: Document) -> None:
    (made,) = variants(document, INDICATOR, kind=VariantKind.REGION)
    assert "Seenland" not in made.case.question
    assert not made.case.answerable
    appended = dataclasses.replace(INDICATOR, question="Wie hoch war der Anteil?")
    (made,) = variants(document, appended, kind=VariantKind.REGION)
    assert made.case.question.startswith("Wie hoch war der Anteil in ")


def test_a_region_inside_a_name_is_no_region(document: Document) -> None:
    case = dataclasses.replace(CASES[0], question="Wie viele Betriebe hat Optik.SL?")
    assert variants(document, case, kind=VariantKind.REGION) == []


def test_unanswerable_and_follow_up_cases_are_not_moved(document: Document) -> None:
    follow_up = dataclasses.replace(INDICATOR, history=("Wie hoch?",))
    for kind in (VariantKind.YEAR, VariantKind.REGION, VariantKind.NEGATION):
        assert variants(document, CASES[2], follow_up, kind=kind) == []


def test_two_runs_make_the_same_variants_and_other_cases_do_not_matter(
    document: Document,
) -> None:
    alone = make_variants(CASES[:1], [document], shipped_wording(), [VariantKind.TYPO])
    beside = make_variants(CASES, [document], shipped_wording(), [VariantKind.TYPO])
    assert alone[0] == beside[0]


def test_the_drop_is_the_paired_loss(document: Document) -> None:
    made = make_variants(CASES, [document], shipped_wording(), [VariantKind.LOWER])
    report = evaluate(ScriptedAsk(ANSWERS), CASES, [document], Options(variants=made))
    ((kind, lower),) = report.variants.items()
    assert (kind, lower.drop.count, lower.drop.base) == (VariantKind.LOWER, 3, 1)
    assert lower.drop.varied == pytest.approx(1 / 3)  # the script knows only the exact wording
    assert lower.drop.drop == pytest.approx(2 / 3)
    assert len(report.results) == len(lower.results) == 3


@pytest.mark.parametrize(
    ("given", "right"),
    [
        (answer("Mehr als 120 Betriebe. [1]", "120", OPTICS), False),
        (answer("Viele. [1]", "", OPTICS), True),
        (ABSTENTION, True),
    ],
)
def test_a_negated_question_must_not_get_the_old_answer(
    given: dict[str, object], right: object, document: Document
) -> None:
    made = make_variants(CASES[:1], [document], shipped_wording(), [VariantKind.NEGATION])
    ask = ScriptedAsk({**ANSWERS, made[0].case.question: given})
    report = evaluate(ask, CASES[:1], [document], Options(variants=made))
    assert report.variants[VariantKind.NEGATION].results[0].right is right


def test_a_follow_up_is_thanked_for_and_not_introduced(document: Document) -> None:
    cases = [
        dataclasses.replace(INDICATOR, id=f"f{n}", question="Und 2021?", history=("Wie hoch?",))
        for n in range(8)
    ]
    made = variants(document, *cases, kind=VariantKind.POLITE)
    assert len(made) == len(cases)
    assert all(variant.case.question.startswith("Und 2021?") for variant in made)


def test_key_words_are_not_asked_after_something_else(document: Document) -> None:
    key_words = dataclasses.replace(CASES[0], id="k", question="Betriebe 2021?")
    made = variants(document, *CASES, key_words, kind=VariantKind.AFTER_OTHER)
    assert "k" not in {variant.base.id for variant in made}


def test_a_question_is_shortened_after_the_one_most_like_it(document: Document) -> None:
    questions = (
        "Wie hoch ist die Quote im Land insgesamt?",
        "Wie hoch ist die Quote im Staat?",
        "Wie hoch ist die Quote im Handel?",
    )
    cases = [
        dataclasses.replace(INDICATOR, id=f"s{n}", question=question)
        for n, question in enumerate(questions)
    ]
    made = variants(document, *cases, kind=VariantKind.SHORTENED)
    (last,) = [variant.case for variant in made if variant.base.id == "s2"]
    assert (last.history, last.question) == ((questions[1],), "Und im Handel?")


def test_small_talk_is_not_varied(document: Document) -> None:
    case = Case("m", "Was kannst du alles?", kind=Kind.META)
    assert make_variants([case], [document], shipped_wording()) == ()
