from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from auskunft.answering import phrasing
from auskunft.answering.drafting import Draft
from auskunft.domain import Answer, Document, Fact, Mode, Reason, Status
from auskunft.understanding.understand import Understanding
from auskunft.understanding.view import CorpusView

CLOSING = "Weitere Indikatoren im Online-Angebot Länder in Zahlen\n"


def fact(view: CorpusView, label: str) -> Fact:
    return next(one.fact for one in view.facts if one.fact.label.startswith(label))


def draft(view: CorpusView, question: str) -> Draft:
    return Draft(Understanding(view).query(question), view)


@pytest.mark.parametrize(
    ("label", "sentence"),
    [
        (
            "Anteil der Ausgaben für FuE am BIP 2021",
            "In der Seenmark lag der Anteil der Ausgaben für FuE am BIP 2021 bei 2,40 Prozent. [1]",
        ),
        ("Promotionen", "Im Jahr 2020 gab es in der Seenmark 1.312 Promotionen. [1]"),
        (
            "Bruttoinlandsprodukt",
            "In der Seenmark lag das Bruttoinlandsprodukt je Einwohner 2021 bei 40.250 Euro. [1]",
        ),
        (
            "Gründungsrate in den FuE",
            (
                "In der Seenmark lag die Gründungsrate in den FuE-intensiven Industrien 2019–2021 "
                "bei 3,1 Prozent. [1]"
            ),
        ),
        (
            "Veränderung",
            (
                "In der Seenmark lag die Veränderung der Zahl der Erwerbstätigen 2021 bei "
                "-0,4 Prozent. [1]"
            ),
        ),
    ],
)
def test_german_sentences_by_gender_and_number(view: CorpusView, label: str, sentence: str) -> None:
    asked = draft(view, "Wie hoch ist das?")
    assert phrasing.sentence(asked, fact(view, label)) == sentence


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        ("Mio. Einwohner", "Im Jahr 2020 gab es in der Seenmark 1,5 Mio. Einwohner. [1]"),
        ("Mio.", "Im Jahr 2020 gab es in der Seenmark 1,5 Mio. Einwohner. [1]"),
        ("Prozent", "In der Seenmark lagen die Einwohner 2020 bei 1,5 Prozent. [1]"),
    ],
)
def test_what_the_unit_counts_is_said_once(view: CorpusView, unit: str, said: str) -> None:
    promotions = fact(view, "Promotionen")
    people = replace(
        promotions, measure="Einwohner", label="Einwohner 2020", spelling="1,5", unit=unit
    )
    assert phrasing.sentence(draft(view, "Wie viele?"), people) == said


def test_english_sentences_keep_the_label_and_show_the_german_figure(view: CorpusView) -> None:
    asked = draft(view, "What is the gross domestic product per inhabitant?")
    assert phrasing.sentence(asked, fact(view, "Bruttoinlandsprodukt")) == (
        "Seenmark: “Bruttoinlandsprodukt je Einwohner” (2021): 40,250 euros (“40.250 Euro”). [1]"
    )
    assert phrasing.sentence(asked, fact(view, "Patentanmeldungen")) == (
        "Seenmark: “Patentanmeldungen je 1 Mio. Einwohner” (2022): 95. [2]"
    )


def test_items_of_lists(view: CorpusView, both: CorpusView) -> None:
    asked = draft(view, "Wie hoch ist das?")
    assert phrasing.item(asked, fact(view, "Promotionen")) == "Promotionen (2020): 1.312 [1]"
    two = draft(both, "Wie hoch ist das?")
    assert (
        phrasing.item(two, fact(both, "Promotionen"), region=True)
        == "Seenmark: Promotionen (2020) 1.312 [1]"
    )


@pytest.mark.parametrize(
    ("block", "label"),
    [
        ("5\nBoote im Jahr 2020", "Boote"),
        ("5\nBoote je Hafen 2019–2021", "Boote je Hafen"),
        ("5\nBoote (2020)", "Boote"),
        ("5\nBoote", "Boote"),
    ],
)
def test_the_label_without_its_period(
    view_of: Callable[..., CorpusView], block: str, label: str
) -> None:
    view = view_of(f"Hafenland\n\nHäfen\n\nAm Ufer liegt ein Steg.\n\n{block}\n{CLOSING}")
    assert phrasing.label(view.facts[0].fact) == label


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Die Mark ist flach. In der Mark wachsen Birken.", "in der Mark"),
        ("Im Mark wachsen Birken.", "im Mark"),
        ("Die Mark ist flach.", "in der Mark"),
        ("Das Mark ist flach.", "im Mark"),
        ("Birken wachsen.", "in Mark"),
    ],
)
def test_a_region_is_written_as_its_document_writes_it(
    view_of: Callable[..., CorpusView], text: str, where: str
) -> None:
    body = f"Bericht\n\nNatur\n\n{text}\n\n5\nBoote im Jahr 2020\n{CLOSING}"
    view = view_of(Document("m", "Bericht", body, region="Mark"))
    assert phrasing.where(draft(view, "Wie?"), view.facts[0].fact) == where


def test_without_region_or_period_nothing_is_said_of_them(
    view_of: Callable[..., CorpusView],
) -> None:
    view = view_of(f"Bericht\n\nNatur\n\nBirken wachsen.\n\n5\nQwertz\n{CLOSING}")
    assert phrasing.sentence(draft(view, "Wie?"), view.facts[0].fact) == "„Qwertz“: 5. [1]"


def test_drafts_number_citations_by_first_use_and_bound_confidence(view: CorpusView) -> None:
    asked = draft(view, "Wie hoch ist das?")
    one, two = fact(view, "Promotionen"), fact(view, "Patent")
    assert [asked.citations.fact(f) for f in (one, two, one)] == [1, 2, 1]
    answer = asked.answered("Da. [1]", "da", 7.0)
    assert (answer.status, answer.mode, answer.confidence) == (Status.ANSWERED, Mode.QUOTED, 1.0)
    assert [citation.quote.split("\n")[0] for citation in answer.citations] == ["1.312", "95"]
    assert answer.standalone_question == "Wie hoch ist das?"
    assert asked.partial(Reason.OTHER_SCOPE, "Nah. [1]", -1).confidence == 0.0


def test_refusals_and_small_talk_have_no_mode(view: CorpusView) -> None:
    asked = draft(view, "Wie hoch ist das?")
    refused, chat = asked.refused(Reason.OFF_TOPIC, "Nein."), asked.conversation("Hallo!")
    assert isinstance(refused, Answer)
    assert (refused.status, refused.mode, refused.short) == (Status.NOT_IN_CORPUS, None, "")
    assert (chat.status, chat.mode, chat.citations) == (Status.CONVERSATION, None, ())


def test_citations_name_the_section_and_slice_the_text(view: CorpusView) -> None:
    asked = draft(view, "Wie hoch ist das?")
    sentence = view.sentences[2]
    assert asked.citations.sentence(sentence) == 1
    (citation,) = asked.citations.found()
    assert citation.quote == view.text(sentence)
    assert citation.section == "Netzwerke und Verbünde"
    document = view.documents[citation.document_id]
    assert document.text[citation.start : citation.end] == citation.quote
