from __future__ import annotations

import pytest

from auskunft.answering.indicators import (
    core,
    distinct_keys,
    family,
    match_facts,
    named_members,
    whole_of,
)
from auskunft.understanding.understand import Understanding
from auskunft.understanding.view import CorpusView, FactView


def matched(understanding: Understanding, question: str) -> list[str]:
    view = understanding.view
    query = understanding.query(question)
    return [m.fact.label for m in match_facts(query, view, tuple(view.documents))]


def fact(view: CorpusView, piece: str) -> FactView:
    return next(one for one in view.facts if piece in one.fact.label)


def labels(views: object) -> list[str]:
    return [one.fact.label for one in views]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("Wie hoch ist die Forschungsquote?", "Anteil der Ausgaben für FuE am BIP 2021"),
        ("What is the R&D intensity?", "Anteil der Ausgaben für FuE am BIP 2021"),
        ("Wie viele Doktorarbeiten gab es?", "Promotionen im Jahr 2020"),
        ("Wie hoch ist das BIP pro Kopf?", "Bruttoinlandsprodukt je Einwohner 2021"),
        ("Wie viele Patente gibt es?", "Patentanmeldungen je 1 Mio. Einwohner im Jahr 2022"),
        (
            "Wie hoch ist die FuE-Quote im Hochschulsektor?",
            "Anteil der Ausgaben für FuE am BIP im Hochschulsektor 2021",
        ),
        (
            "Wie hoch ist die Gründungsrate in wissensintensiven Diensten?",
            "Gründungsrate in den wissensintensiven Dienstleistungen 2019–2021",
        ),
        ("gruendungsrate fue-intensiv", "Gründungsrate in den FuE-intensiven Industrien 2019–2021"),
    ],
)
def test_the_indicator_that_is_meant_comes_first(
    understanding: Understanding, question: str, label: str
) -> None:
    assert matched(understanding, question)[0] == label


@pytest.mark.parametrize(
    "question",
    [
        "Wie wird das Wetter?",
        "Wie viele Mitglieder hat VTL?",
        "Wie hoch ist die Arbeitslosenquote?",
        "Wie viele Einwohner gibt es?",
        "Wie hoch ist der höchste Berg?",
    ],
)
def test_no_indicator_is_meant(understanding: Understanding, question: str) -> None:
    assert matched(understanding, question) == []


def test_only_the_documents_asked_about_count(both: CorpusView) -> None:
    query = Understanding(both).query("Wie viele Promotionen gab es?")
    found = match_facts(query, both, ("bergland",))
    assert {match.fact.document_id for match in found} == {"bergland"}


def test_scores_fall_and_shares_are_shares(understanding: Understanding) -> None:
    view = understanding.view
    query = understanding.query("Wie hoch ist der Anteil der Ausgaben für FuE am BIP?")
    found = match_facts(query, view, tuple(view.documents))
    assert [m.score for m in found] == sorted((m.score for m in found), reverse=True)
    assert all(0 < m.recall <= 1 and 0 <= m.explanation.share <= 1 for m in found)


def test_a_family_measures_the_same_in_other_scopes(view: CorpusView) -> None:
    members = family(fact(view, "Staatssektor"), view.facts)
    assert len(members) == 4
    assert all("FuE am BIP" in label for label in labels(members))
    assert whole_of(members) is fact(view, "FuE am BIP 2021")
    assert len(family(fact(view, "Promotionen"), view.facts)) == 1


def test_a_family_without_a_whole(view: CorpusView) -> None:
    members = family(fact(view, "Gründungsrate in den FuE"), view.facts)
    assert len(members) == 2
    assert whole_of(members) is None


def test_families_stay_within_their_document(both: CorpusView) -> None:
    members = family(fact(both, "FuE am BIP 2021"), both.facts)
    assert {one.fact.document_id for one in members} == {"seenmark"}


def test_members_are_told_apart_by_their_scope(view: CorpusView) -> None:
    members = family(fact(view, "Staatssektor"), view.facts)
    assert distinct_keys(fact(view, "Staatssektor"), members) == {"staat"}
    assert distinct_keys(fact(view, "Wirtschaftssektor"), members) == {"wirtschaft"}


def test_named_members_come_in_the_order_of_the_question(understanding: Understanding) -> None:
    view = understanding.view
    members = family(fact(view, "Staatssektor"), view.facts)
    query = understanding.query("Ist die Quote der Wirtschaft höher als die des Staates?")
    assert [label.split()[-2] for label in labels(named_members(query, members, view))] == [
        "Wirtschaftssektor",
        "Staatssektor",
    ]
    assert named_members(understanding.query("Wie hoch ist sie?"), members, view) == []


def test_what_is_measured_leaves_out_what_many_labels_share(view: CorpusView) -> None:
    assert core(fact(view, "Staatssektor")) == {"ausgaben", "fue", "bip"}
    assert core(fact(view, "Promotionen"))


def test_what_a_share_is_of_is_not_what_it_tells(understanding: Understanding) -> None:
    gross = "Bruttoinlandsprodukt je Einwohner 2021"
    for question in ("Wie hoch war das BIP 2020?", "BIP 2020", "What was the GDP in 2020?"):
        assert matched(understanding, question) == [gross]


def test_a_share_may_be_asked_for_by_its_base(understanding: Understanding) -> None:
    whole = "Anteil der Ausgaben für FuE am BIP 2021"
    for question in ("Wie hoch ist der Anteil am BIP?", "Wie viel Prozent des BIP sind es?"):
        assert whole in matched(understanding, question)
    assert whole in matched(understanding, "Wie viel vom BIP fließt in die Forschung?")
