"""What every answerer owes the assistant, whoever wrote its words: one contract."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pytest

from auskunft.answering.extractive import Answerer, ExtractiveAnswerer, Find, Ranked
from auskunft.answering.gate import verify
from auskunft.corpus import analyse
from auskunft.domain import Answer, Citation, Document, Mode, Reason, Status
from auskunft.understanding.glossary import field_glossary
from auskunft.understanding.query import Query
from auskunft.understanding.understand import Understanding
from auskunft.understanding.view import CorpusView

CLOSING = "Weitere Indikatoren im Online-Angebot Länder in Zahlen"
TEXT = f"""Talgrund

Mühlen und Bäche

Der Verein Mühlrad.Tal (MRT) wurde 1998 in Oberbach gegründet. Er hat 57 Mitglieder, davon 12 \
Müller. Rund 40 % der Mitglieder wohnen im Tal. Geleitet wird der Verein von Prof. Ida Kornblum.

Das Projekt Wasserrad.NEU erhält 3,5 Mio. Euro. Es läuft bis 2027.

1,90
Prozent
Anteil der Ausgaben für FuE am BIP 2021
{CLOSING}
0,80
Prozent
Anteil der Ausgaben für FuE am BIP im Hochschulsektor 2021
{CLOSING}
1,10
Prozent
Anteil der Ausgaben für FuE am BIP im Wirtschaftssektor 2021
{CLOSING}
2.048
Promotionen im Jahr 2020
{CLOSING}
"""
QUESTIONS = [
    "Wie hoch ist die Forschungsquote?",
    "Wie hoch ist die Forschungsquote von Wirtschaft und Hochschulen zusammen?",
    "Gibt die Wirtschaft mehr für FuE aus als die Hochschulen?",
    "Wie viele Promotionen gab es 1990?",
    "Wie hoch ist die Forschungsquote in Hessen?",
    "Wie viele Mitglieder hat MRT?",
    "Wie viele Mitglieder von MRT wohnen nicht im Tal?",
    "Wann wurde der Verein Mühlrad.Tal gegründet?",
    "Wer leitet den Verein?",
    "Was ist das Projekt Wasserrad.NEU?",
    "Welche Vereine und Projekte gibt es?",
    "Welche Indikatoren gibt es?",
    "Aus welchen Jahren stammen die Zahlen?",
    "Worum geht es in dem Dokument?",
    "Fasse das Dokument zusammen",
    "Was macht NebelNetz?",
    "Wie wird das Wetter?",
    "Hallo",
    "How many doctorates were awarded?",
    "Is the R&D intensity above 1 percent?",
    "42",
    "?",
    "🙂",
    "",
    "Mühle " * 200,
]


class FirstSentence:
    """The smallest answerer there can be: quotes the first sentence it is given."""

    def __init__(self, view: CorpusView) -> None:
        self._view = view

    def believed(self, query: Query, find: Find) -> Mapping[int, float]:
        del query, find
        return {}

    def answer(self, query: Query, find: Find) -> Answer:
        ranked = find(query)
        if not ranked:
            return Answer(
                Status.NOT_IN_CORPUS,
                "Dazu steht nichts da.",
                reason=Reason.NOT_STATED,
                standalone_question=query.question,
            )
        sentence = ranked[0][0]
        document = self._view.documents[sentence.document_id]
        quote = self._view.text(sentence)
        citation = Citation(document.id, document.title, "", quote, sentence.start, sentence.end)
        return Answer(
            Status.ANSWERED,
            f"„{quote}“ [1]",
            mode=Mode.QUOTED,
            citations=(citation,),
            standalone_question=query.question,
            confidence=0.5,
        )


@pytest.fixture(scope="module")
def view() -> CorpusView:
    document = Document("tal", "Talgrund", TEXT, "Talgrund")
    parts = analyse(document)
    return CorpusView(
        [document],
        parts.passages,
        parts.sentences,
        parts.facts,
        parts.quantities,
        parts.entities,
        field_glossary(),
    )


@pytest.fixture(scope="module")
def understanding(view: CorpusView) -> Understanding:
    return Understanding(view)


@pytest.fixture(params=[ExtractiveAnswerer, FirstSentence], ids=["extractive", "smallest"])
def answerer(request: pytest.FixtureRequest, view: CorpusView) -> Answerer:
    make: Callable[[CorpusView], Answerer] = request.param
    return make(view)


def finders(view: CorpusView) -> list[Find]:
    """They find nothing, everything, everything the other way round, and one sentence."""
    scored = [(sentence, 1.0 / (1 + n)) for n, sentence in enumerate(view.sentences)]
    return [finding(ranked) for ranked in ((), scored, scored[::-1], scored[2:3])]


def finding(ranked: Ranked) -> Find:
    return lambda _: ranked


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_is_whole_whatever_was_found(
    answerer: Answerer, understanding: Understanding, question: str
) -> None:
    query = understanding.query(question)
    for find in finders(understanding.view):
        answer = answerer.answer(query, find)
        assert answer.text.strip()
        assert answer.standalone_question == query.question
        assert 0 <= answer.confidence <= 1
        assert (answer.status in {Status.ANSWERED, Status.PARTIAL}) == (answer.mode is not None)
        assert (answer.reason is not None) == (
            answer.status in {Status.PARTIAL, Status.NOT_IN_CORPUS}
        )
        assert (answer.mode is Mode.COMPUTED) == (answer.computation is not None)


@pytest.mark.parametrize("question", QUESTIONS)
def test_it_cites_verbatim_and_marks_what_it_cites(
    answerer: Answerer, understanding: Understanding, question: str
) -> None:
    query = understanding.query(question)
    documents = understanding.view.documents
    for find in finders(understanding.view):
        answer = answerer.answer(query, find)
        for citation in answer.citations:
            text = documents[citation.document_id].text
            assert citation.quote
            assert text[citation.start : citation.end] == citation.quote
        marks = {int(number) for number in re.findall(r"\[(\d+)\]", answer.text)}
        assert marks <= set(range(1, len(answer.citations) + 1))
        assert answer.status is not Status.ANSWERED or answer.citations


@pytest.mark.parametrize("question", QUESTIONS)
def test_it_passes_the_gate_as_it_is(
    answerer: Answerer, understanding: Understanding, question: str
) -> None:
    query = understanding.query(question)
    for find in finders(understanding.view):
        answer = answerer.answer(query, find)
        assert verify(answer, understanding.view.documents) == answer


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_same_question_gets_the_same_answer(
    answerer: Answerer, understanding: Understanding, question: str
) -> None:
    query = understanding.query(question)
    for find in finders(understanding.view):
        assert answerer.answer(query, find) == answerer.answer(query, find)


@pytest.mark.parametrize("question", QUESTIONS)
def test_beliefs_are_probabilities_of_sentences(
    answerer: Answerer, understanding: Understanding, question: str
) -> None:
    query = understanding.query(question)
    for find in finders(understanding.view):
        for number, belief in answerer.believed(query, find).items():
            assert 0 <= number < len(understanding.view.sentences)
            assert 0 < belief <= 1
