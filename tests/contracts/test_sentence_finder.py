"""What everything that finds sentences owes the assistant: one contract, each implementation."""

from __future__ import annotations

import pytest
from tests.unit.embedding.hashing import HashingEmbedder

from auskunft import german
from auskunft.assistant.assistant import SentenceFinder
from auskunft.domain import Sentence
from auskunft.passage_index import Index, build_index, load_index
from auskunft.retrieval import Retriever
from auskunft.understanding.glossary import field_glossary
from auskunft.understanding.query import Query
from auskunft.understanding.understand import Understanding
from auskunft.understanding.view import CorpusView
from auskunft.wiring import RetrievedSentences

TEXT = """Talgrund

Mühlen und Bäche

Der Bach treibt drei Mühlen an. Die älteste Mühle mahlt seit 1780 Dinkel. Sie gehört der Gemeinde.

Im Winter friert der Bach zu. Dann ruhen die Räder bis zum März.

Imkerei

Am Hang stehen 40 Bienenstöcke. Eine Imkerin betreut sie.
"""


class SharedWords:
    """The finder of unit tests: counts words in common."""

    def __init__(self, view: CorpusView) -> None:
        self._view = view

    def sentences(self, query: Query) -> tuple[tuple[Sentence, float], ...]:
        asked = {word.text for word in german.words(query.question)}
        scored = [
            (one, float(len(asked & {word.text for word in german.words(self._view.text(one))})))
            for one in self._view.sentences
        ]
        return tuple(sorted(scored, key=lambda pair: -pair[1]))


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("finder")
    (folder / "corpus").mkdir()
    (folder / "corpus" / "tal.txt").write_text(TEXT, encoding="utf-8")
    build_index(folder / "corpus", folder / "index", HashingEmbedder())
    return load_index(folder / "index")


@pytest.fixture(scope="module")
def understanding(index: Index) -> Understanding:
    return Understanding(
        CorpusView(
            index.documents,
            index.passages,
            index.sentences,
            index.facts,
            index.quantities,
            index.entities,
            field_glossary(),
        )
    )


@pytest.fixture(params=["retrieval", "shared words"])
def finder(
    request: pytest.FixtureRequest, index: Index, understanding: Understanding
) -> SentenceFinder:
    if request.param == "retrieval":
        retriever = Retriever(index, HashingEmbedder())
        return RetrievedSentences(retriever, index.sentences)
    return SharedWords(understanding.view)


QUESTIONS = [
    "Seit wann mahlt die älteste Mühle Dinkel?",
    "Wie viele Bienenstöcke gibt es?",
    "Wetter",
    "?",
    "🙂",
    "Mühle " * 200,
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_known_sentences_each_once_best_first(
    finder: SentenceFinder, understanding: Understanding, question: str
) -> None:
    found = finder.sentences(understanding.query(question))
    sentences = [sentence for sentence, _ in found]
    scores = [score for _, score in found]
    assert set(sentences) <= set(understanding.view.sentences)
    assert len(set(sentences)) == len(sentences)
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("Seit wann mahlt die älteste Mühle Dinkel?", "1780"),
        ("Wie viele Bienenstöcke stehen am Hang?", "40 Bienenstöcke"),
        ("Bis wann ruhen die Räder?", "März"),
    ],
)
def test_the_sentence_that_shares_the_words_is_first(
    finder: SentenceFinder, understanding: Understanding, question: str, holds: str
) -> None:
    found = finder.sentences(understanding.query(question))
    assert holds in understanding.view.text(found[0][0])


def test_the_same_question_finds_the_same(
    finder: SentenceFinder, understanding: Understanding
) -> None:
    query = understanding.query(QUESTIONS[0])
    assert finder.sentences(query) == finder.sentences(query)


def test_similarities_are_cosines_in_the_order_asked_for(index: Index) -> None:
    embedder = HashingEmbedder()
    found = RetrievedSentences(Retriever(index, embedder), index.sentences)
    question, wanted = "Wer betreut die Bienen?", index.sentences[::-1]
    text = index.documents[0].text
    vectors = embedder.embed_passages([text[one.start : one.end] for one in wanted])
    expected = [float(embedder.embed_query(question) @ vector) for vector in vectors]
    for _ in range(2):  # the second time from memory
        assert found.similarities(question, wanted) == pytest.approx(expected, abs=1e-5)
    assert found.similarities("Dinkel", wanted) != pytest.approx(expected, abs=1e-5)
