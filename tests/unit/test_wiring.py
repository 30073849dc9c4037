from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.embedding.hashing import HashingEmbedder

from auskunft import wiring
from auskunft.domain import Evidence, Passage, Sentence
from auskunft.errors import IndexStaleError
from auskunft.understanding.understand import Understanding
from auskunft.wiring import (
    DEFAULT_CORPUS,
    DEFAULT_INDEX,
    RetrievedSentences,
    Settings,
    load_ranking,
    read_documents,
)


def test_the_shipped_corpus_has_the_index_beside_it() -> None:
    assert Settings().index_folder == DEFAULT_INDEX
    assert Settings(corpus=DEFAULT_CORPUS).index_folder == DEFAULT_INDEX


def test_an_index_that_is_named_is_taken() -> None:
    assert Settings(Path("elsewhere"), Path("there")).index_folder == Path("there")
    assert Settings(index=Path("there")).index_folder == Path("there")


def test_another_corpus_gets_an_index_of_its_own_in_the_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    one, other = Settings(tmp_path / "a").index_folder, Settings(tmp_path / "b").index_folder
    assert one != other
    assert one == Settings(tmp_path / "x" / ".." / "a").index_folder
    assert tmp_path / "cache" in one.parents
    assert not one.exists()


@given(st.text("abc/", min_size=1), st.text("abc/", min_size=1))
def test_folders_share_an_index_only_if_they_are_the_same(one: str, other: str) -> None:
    first, second = Path("/none") / one.strip("/"), Path("/none") / other.strip("/")
    same = Settings(first).index_folder == Settings(second).index_folder
    assert same == (first.resolve() == second.resolve())


class Found:
    """What a retriever finds."""

    def __init__(self, sentences: list[Evidence], passages: list[Evidence]) -> None:
        self.sentences, self.passages = tuple(sentences), tuple(passages)

    def find(self, question: str, *, limit: int) -> Found:
        assert question
        assert limit > 0
        return self


def test_all_sentences_of_the_best_passages_are_looked_at(understanding: Understanding) -> None:
    sentences = [Sentence("d", n // 2, 10 * n, 10 * n + 9) for n in range(6)]
    passages = [Passage("d", n, (), 20 * n, 20 * n + 19) for n in range(3)]
    found = Found(
        [Evidence(sentences[4], 0.4), Evidence(sentences[0], 0.9)], [Evidence(passages[0], 1.0)]
    )
    finder = RetrievedSentences(found, sentences)  # type: ignore[arg-type]
    assert finder.sentences(understanding.query("Wo?")) == (
        (sentences[0], 0.9),
        (sentences[4], 0.4),
        (sentences[1], 0.0),
    )


class Wider(HashingEmbedder):
    """Claims to be the model of the index, and gives other vectors."""

    def __init__(self) -> None:
        super().__init__(128)
        self.fingerprint = HashingEmbedder().fingerprint


def test_vectors_that_do_not_fit_the_index_are_told_in_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "tal.txt").write_text("Tal\n\nDer Bach treibt Mühlen an.\n")
    settings = Settings(tmp_path / "corpus", tmp_path / "index")
    monkeypatch.setattr(wiring, "load_embedder", lambda _: HashingEmbedder())
    assert wiring.load_ranking(settings)("Bach")
    monkeypatch.setattr(wiring, "load_embedder", lambda _: Wider())
    with pytest.raises(IndexStaleError, match=r"64 Dimensionen.* 128.*auskunft index") as caught:
        wiring.load_assistant(settings)
    assert "\n" not in str(caught.value)


def test_evaluation_ranks_paragraphs_and_each_indicator_by_itself(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    text = (
        "Land\n\nOrte\n\nIm Hafen von Wellstadt liegen Schiffe.\n\n"
        "1,85\nProzent\nAnteil der Ausgaben für FuE am BIP 2020\n"
        "Weitere Indikatoren im Online-Angebot Länder in Zahlen\n"
        "1.204\nPromotionen im Jahr 2021\n"
        "Weitere Indikatoren im Online-Angebot Länder in Zahlen\n"
    )
    (corpus / "land.txt").write_text(text, encoding="utf-8")
    settings = Settings(corpus, tmp_path / "index")
    ranking = load_ranking(settings)
    (document,) = read_documents(settings)
    pieces = [document.text[start:end] for _, start, end in ranking.stretches]
    assert pieces == [
        "Im Hafen von Wellstadt liegen Schiffe.",
        "1,85\nProzent\nAnteil der Ausgaben für FuE am BIP 2020",
        "1.204\nPromotionen im Jahr 2021",
    ]
    best = ranking("Wie viele Promotionen gab es?")[0]
    assert document.text[best[1] : best[2]] == pieces[2]
