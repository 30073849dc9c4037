from __future__ import annotations

import pytest

from auskunft.domain import Document
from auskunft.understanding.regions import Regions, without_own

OWN = Document("s", "Seenmark", "Die Seenmark grenzt an Polen.", "Seenmark", ("SM",))
REAL = Document("h", "Hessen", "Hessen hat Wälder.", "Hessen")


@pytest.mark.parametrize(
    "question",
    [
        "Wie hoch ist es in der Seenmark?",
        "Wie hoch ist es in SM?",
        "Wie groß ist Seenmarks Wald?",
        "WIE HOCH IST ES IN DER SEENMARK?",
    ],
)
def test_the_corpus_own_region_names_its_document(question: str) -> None:
    (found,) = Regions((OWN, REAL)).find(question)
    assert (found.name, found.documents) == ("Seenmark", ("s",))


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Wie hoch ist es in Bayern?", "Bayern"),
        ("Wie hoch ist die bayerische Quote?", "Bayern"),
        ("What is the rate in Bavaria?", "Bayern"),
        ("Wie hoch ist Brandenburgs Quote?", "Brandenburg"),
        ("Wie hoch ist sie deutschlandweit?", "Deutschland"),
        ("Wie hoch ist sie in NRW?", "Nordrhein-Westfalen"),
        ("Wie hoch ist sie in Baden-Württemberg?", "Baden-Württemberg"),
        ("Wie hoch ist sie in baden-wuerttemberg?", "Baden-Württemberg"),
        ("wie hoch ist sie in sachsen anhalt", "Sachsen-Anhalt"),
    ],
)
def test_other_regions_are_known_and_have_no_document(question: str, name: str) -> None:
    (found,) = Regions((OWN,)).find(question)
    assert (found.name, found.documents) == (name, ())
    assert question[found.start : found.end].strip() in question


@pytest.mark.parametrize("question", ["Hesse", "hessische Wälder", "Hessens Wälder", "Hessian"])
def test_a_real_land_is_found_by_all_its_wordings(question: str) -> None:
    (found,) = Regions((REAL,)).find(question)
    assert found.documents == ("h",)


def test_several_are_found_in_order_with_their_places() -> None:
    question = "Ist die Quote in Bayern höher als in der Seenmark und in Hessen?"
    found = Regions((OWN, REAL)).find(question)
    assert [(one.name, one.documents) for one in found] == [
        ("Bayern", ()),
        ("Seenmark", ("s",)),
        ("Hessen", ("h",)),
    ]
    assert [question[one.start : one.end] for one in found] == ["Bayern", "Seenmark", "Hessen"]


@pytest.mark.parametrize(
    "question",
    [
        "Grenzt es an Polen?",  # the corpus itself speaks of it
        "Wie hoch ist sie hier?",
        "Was bedeutet sh?",  # an abbreviation in small letters is no Land
        "",
    ],
)
def test_no_region_is_read_into_a_question(question: str) -> None:
    assert Regions((OWN,)).find(question) == ()


def test_region_names_are_no_typing_errors() -> None:
    assert {"bayern", "seenmark", "sm"} <= Regions((OWN,)).single_words


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Ein Büro besteht in Osaka.", "Hat die Seenmark ein Büro in Japan?"),
        ("Ein Büro besteht in São Paulo.", "Hat die Seenmark ein Büro in Brasilien?"),
        ("Die polnischen Partner forschen mit.", "Wer sind die Partner in Polen?"),
        ("Außerhalb Europas forscht niemand.", "Who does research outside Europe?"),
    ],
)
def test_a_country_is_not_foreign_where_a_part_of_it_is_spoken_of(text: str, question: str) -> None:
    told = Regions((Document("s", "Seenmark", text, "Seenmark"),)).find(question)
    silent = Regions((Document("s", "Seenmark", "Es ist still.", "Seenmark"),)).find(question)
    assert all(region.documents for region in told)
    assert len(silent) == len(told) + 1


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Wie viele Cluster gibt es in Hessen?", "Wie viele Cluster gibt es?"),
        ("Wie viele Cluster hat Hessen?", "Wie viele Cluster hat das Land?"),
        ("Wie viele Cluster hat das Land Hessen?", "Wie viele Cluster hat das Land?"),
        ("Welche hessischen Cluster gibt es?", "Welche Cluster gibt es?"),
        ("Wie viele Cluster gibt es in Bayern?", "Wie viele Cluster gibt es in Bayern?"),
        ("Wie viele Cluster gibt es?", "Wie viele Cluster gibt es?"),
    ],
)
def test_a_sentence_need_not_name_the_region_of_its_document(question: str, asked: str) -> None:
    assert without_own(question, Regions((REAL,)).find(question), "de") == asked


def test_the_own_region_is_left_out_in_english_too() -> None:
    question = "How many clusters are there in Hesse?"
    found = Regions((REAL,)).find(question)
    assert without_own(question, found, "en") == "How many clusters are there?"
