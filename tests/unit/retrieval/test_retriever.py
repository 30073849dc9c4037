from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from auskunft.domain import Sentence
from auskunft.passage_index import Index, build_index, load_index
from auskunft.retrieval import Retriever

TEXT = """Musterland

Netze und Verbünde

Das Netz Holz.ML vereint Sägewerke und Tischler. Über 40 Betriebe gehören zu dem Verbund. Es wächst.

Die Allianz für Gute Böden (AGB) untersucht Äcker. Gefördert wird sie vom Umweltministerium.

Im Hafen liegen Schiffe aus vielen Ländern. Der Zoll prüft die Fracht.

1,5
Prozent
Gründungsrate in den lauten Branchen 2019–2021
Weitere Indikatoren im Angebot
300
Patentanmeldungen je 1 Mio. Einwohner im Jahr 2022
Weitere Indikatoren im Angebot
"""


class Blind:
    """An embedder to which all texts are alike: leaves the ranking to the words."""

    name, fingerprint, dimension = "blind", "0", 2

    def embed_passages(self, texts: list[str], progress: object = None) -> np.ndarray:
        del progress
        return np.tile(self.embed_query(""), (len(texts), 1))

    def embed_query(self, text: str) -> np.ndarray:
        del text
        return np.array([1, 0], dtype=np.float32)


class Pointing(Blind):
    """Thinks that a question means the one text that holds a given word."""

    def __init__(self, word: str) -> None:
        self._word = word

    def embed_passages(self, texts: list[str], progress: object = None) -> np.ndarray:
        del progress
        rows = [[1, 0] if self._word in text else [0, 1] for text in texts]
        return np.array(rows, dtype=np.float32)


@pytest.fixture
def index(tmp_path: Path) -> Index:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "muster.txt").write_text(TEXT, encoding="utf-8")
    build_index(tmp_path / "corpus", tmp_path / "index", Blind())  # type: ignore[arg-type]
    return load_index(tmp_path / "index")


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("Wie viele Betriebe hat der Verbund?", "Über 40 Betriebe"),
        ("aecker", "untersucht Äcker"),
        ("Sagewerke", "Sägewerke"),
        ("Was macht das Bodennetz AGB?", "Allianz"),
    ],
)
def test_the_sentence_that_is_asked_for_comes_first(
    index: Index, question: str, holds: str
) -> None:
    found = Retriever(index, Blind()).find(question)
    assert holds in index.text(found.sentences[0].target)
    assert holds in index.text(found.passages[0].target)


def test_a_sentence_gains_from_the_passage_that_names_what_it_means(index: Index) -> None:
    found = Retriever(index, Blind()).find("Wer fördert die Allianz für Gute Böden?")
    assert [index.text(e.target)[:9] for e in found.sentences[:2]] == ["Die Allia", "Gefördert"]


@pytest.mark.parametrize(
    ("question", "measure"),
    [("gruendungsrate 2021", "Gründungsrate"), ("Wie viele Patente?", "Patentanmeldungen")],
)
def test_the_indicator_that_is_asked_for_comes_first(
    index: Index, question: str, measure: str
) -> None:
    found = Retriever(index, Blind()).facts(question)
    assert measure in index.text(found[0].target)


def test_scores_fall_and_limits_hold(index: Index) -> None:
    retriever = Retriever(index, Blind())
    found = retriever.find("Netz Holz Hafen", limit=2)
    for kind in (found.passages, found.sentences, retriever.facts("Netz Holz Hafen", limit=2)):
        assert len(kind) == 2
        assert kind[0].score >= kind[1].score
    assert isinstance(found.sentences[0].target, Sentence)
    assert retriever.find("Netz", limit=0).passages == ()


def test_the_embedding_decides_where_no_word_does(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "muster.txt").write_text(TEXT, encoding="utf-8")
    embedder = Pointing("Fracht")
    build_index(tmp_path / "corpus", tmp_path / "index", embedder)  # type: ignore[arg-type]
    index = load_index(tmp_path / "index")
    found = Retriever(index, embedder).find("Ladung Dampfer Ausland")
    assert "Fracht" in index.text(found.passages[0].target)
    assert index.text(found.sentences[0].target) == "Der Zoll prüft die Fracht."


@pytest.mark.parametrize("question", ["", "???", "🙂", "x" * 10_000, "\x00\x07", "的 是"])
def test_any_question_is_searched(index: Index, question: str) -> None:
    assert len(Retriever(index, Blind()).find(question).passages) == 3


def test_a_corpus_of_nothing_but_a_heading_is_searched(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "leer.txt").write_text("Nur Titel", encoding="utf-8")
    build_index(tmp_path / "corpus", tmp_path / "index", Blind())  # type: ignore[arg-type]
    retriever = Retriever(load_index(tmp_path / "index"), Blind())
    found = retriever.find("Titel")
    assert (found.passages, found.sentences, retriever.facts("Titel")) == ((), (), ())
