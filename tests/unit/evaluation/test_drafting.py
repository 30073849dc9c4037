from __future__ import annotations

import pytest

from auskunft.domain import Document, Reason
from auskunft.evaluation import Kind
from auskunft.evaluation.coverage import coverage
from auskunft.evaluation.drafting import draft_cases
from auskunft.evaluation.evidence import Documents
from auskunft.evaluation.naming import Named, named
from auskunft.evaluation.wording import shipped_wording

from .conftest import TEXT


def test_every_indicator_is_asked_for_and_its_near_miss_too(document: Document) -> None:
    cases = draft_cases([document], shipped_wording())
    indicators = [case for case in cases if case.kind is Kind.INDICATOR]
    assert [case.accept for case in indicators] == [(("1,85",),), (("1.204",),)]
    assert indicators[1].question == "Wie viele Promotionen gab es in Seenland im Jahr 2021?"
    near = [case for case in cases if case.reason is Reason.OTHER_PERIOD]
    assert [case.accept for case in near] == [(("1,85",),), (("1.204",),)]
    assert all(case.kind is Kind.PARTIAL and not case.answerable for case in near)


def test_near_misses_name_nothing_that_the_corpus_has(document: Document) -> None:
    cases = draft_cases([document], shipped_wording())
    (region,) = [case for case in cases if case.reason is Reason.OTHER_REGION]
    assert "Seenland" not in region.question
    unknown = [case for case in cases if case.reason is Reason.UNKNOWN_ENTITY]
    assert unknown
    assert all(case.question.split()[-1].rstrip("?") not in TEXT for case in unknown)


def test_an_attribute_that_stands_near_is_not_called_unstated(document: Document) -> None:
    cases = draft_cases([document], shipped_wording())
    unstated = [case.question for case in cases if case.reason is Reason.NOT_STATED]
    assert unstated
    assert not [q for q in unstated if "Blaue Optik" in q and "gegründet" in q]


def test_all_are_drafts_with_ids_and_evidence_of_their_own(document: Document) -> None:
    cases = draft_cases([document], shipped_wording())
    assert all(case.draft for case in cases)
    assert len({case.id for case in cases}) == len(cases)
    documents = Documents([document])
    assert all(documents.occurrences(piece) for case in cases for piece in case.evidence)
    assert cases == draft_cases([document], shipped_wording())


def test_a_document_without_statements_gives_no_drafts() -> None:
    assert draft_cases([Document("leer", "Leer", "Leer\n")], shipped_wording()) == ()


def test_drafts_cover_the_indicators_and_an_empty_set_covers_nothing(document: Document) -> None:
    full = coverage(draft_cases([document], shipped_wording()), [document])
    assert full.facts == ()
    empty = coverage([], [document])
    assert [fact.spelling for fact in empty.facts] == ["1,85", "1.204"]
    assert empty.share == 0
    assert empty.share < full.share <= 1
    assert coverage([], []).share == 1


def test_every_figure_in_prose_is_asked_for_by_what_it_is_about(document: Document) -> None:
    cases = draft_cases([document], shipped_wording())
    figures = {case.question: case for case in cases if case.kind is Kind.FACT}
    network = figures["Wie viele Betriebe gibt es bei dem Netz Blaue Optik?"]
    assert network.accept == (("120",),)
    assert coverage(tuple(figures.values()), [document]).quantities == ()


def test_a_figure_before_the_first_name_is_asked_for_without_one() -> None:
    text = (
        "Land\n\nOrte\n\nEs gibt vier Häfen. "
        "Dort sitzt das Institut für Wellen (IfW) mit 9 Leuten.\n"
    )
    cases = draft_cases([Document("land", "Land", text)], shipped_wording())
    questions = [case.question for case in cases]
    assert "Wie viele Häfen gibt es?" in questions
    assert "Wie viele Leuten gibt es bei dem Institut für Wellen?" in questions
    assert "Was ist das Institut für Wellen?" in questions


def test_figures_that_one_question_asks_for_are_its_alternatives() -> None:
    text = (
        "Land\n\nOrte\n\nDas Institut für Wellen (IfW) erhielt 3 Mio. Euro. "
        "Später gab das Land dem IfW noch 5 Mio. Euro.\n"
    )
    cases = draft_cases([Document("land", "Land", text)], shipped_wording())
    (amounts,) = [case for case in cases if "Mio. Euro" in case.question]
    assert amounts.accept == (("3",), ("5",))
    assert len(amounts.evidence) == 2


@pytest.mark.parametrize(
    ("name", "articles"),
    [
        ("Forschungszentrum Nord", ("das ", "das ", "dem ")),
        ("Verbund Tief", ("der ", "den ", "dem ")),
        ("Fachhochschule West", ("die ", "die ", "der ")),
        ("Leises Meer", ("", "", "")),
    ],
)
def test_names_get_the_article_that_their_head_tells(
    name: str, articles: tuple[str, str, str]
) -> None:
    nominative, accusative, dative = (article + name for article in articles)
    assert named(name, shipped_wording()) == Named(nominative, accusative, dative)
