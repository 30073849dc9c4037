"""Sentences judged with the shipped weights, and folders that hold none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from auskunft.cross_encoder import SentenceJudge, read_network
from auskunft.embedding import load_embedder
from auskunft.embedding.shipped import FolderEmbedder
from auskunft.errors import ConfigurationError
from auskunft.understanding.view import CorpusView

TEXT = """Profil Auenland

Im Verbund Tiefensee arbeiten rund 140 Betriebe zusammen. Geleitet wird er von der Geologin
Insa Harms. Das Wetter am See ist im Winter rau.

Die Stadt Brombach feiert jedes Jahr im Mai ein großes Fest mit Musik.
"""


@pytest.fixture(scope="module")
def judge(view_of: Callable[..., CorpusView]) -> tuple[SentenceJudge, CorpusView]:
    view = view_of(TEXT)
    embedder = load_embedder()
    assert isinstance(embedder, FolderEmbedder)
    documents, passages = tuple(view.documents.values()), tuple(view.passages.values())
    return SentenceJudge(embedder, documents, passages, view.sentences), view


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Wie viele Betriebe arbeiten im Verbund Tiefensee zusammen?", "140"),
        ("Wer leitet den Verbund Tiefensee?", "Harms"),
    ],
)
def test_the_sentence_that_answers_is_judged_best(
    judge: tuple[SentenceJudge, CorpusView], question: str, answer: str
) -> None:
    judging, view = judge
    found = judging(question, view.sentences)
    texts = [view.sentence_view(view.numbers[one]).text for one in view.sentences]
    best = max(range(len(found)), key=lambda number: found[number].score)
    assert answer in texts[best]
    for judgement, text in zip(found, texts, strict=True):
        assert 0 <= judgement.start <= judgement.end <= len(text)
        assert 0 <= judgement.sure <= 1


def test_what_a_sentence_is_about_is_read_with_it(view_of: Callable[..., CorpusView]) -> None:
    view = view_of("Profil Auenland\n\nEin Stand kostet 120 Euro im Monat.")
    embedder = load_embedder()
    assert isinstance(embedder, FolderEmbedder)
    parts = tuple(view.documents.values()), tuple(view.passages.values()), view.sentences
    question = "Was kostet ein Stand in der Markthalle Brombach?"
    unsaid, said = (
        SentenceJudge(embedder, *parts, about=about)(question, view.sentences)[0].score
        for about in (lambda _: "", lambda _: "Markthalle Brombach")
    )
    assert said > unsaid + 1


def test_judgements_do_not_depend_on_the_company(
    judge: tuple[SentenceJudge, CorpusView],
) -> None:
    judging, view = judge
    together = judging("Wann ist das Fest?", view.sentences)
    alone = [judging("Wann ist das Fest?", [one])[0] for one in view.sentences]
    assert [one.score for one in together] == pytest.approx([one.score for one in alone], abs=1e-4)


@pytest.mark.parametrize("question", ["", "   ", "?" * 3000, "\x00", "🙂"])
def test_odd_questions_are_judged_too(
    judge: tuple[SentenceJudge, CorpusView], question: str
) -> None:
    judging, view = judge
    assert len(judging(question, view.sentences)) == len(view.sentences)
    assert judging(question, []) == []


def test_a_missing_or_damaged_network_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"model\.safetensors"):
        read_network(tmp_path)
    (tmp_path / "model.safetensors").write_bytes(b"nothing of the sort")
    with pytest.raises(ConfigurationError, match="beschädigt") as caught:
        read_network(tmp_path)
    assert "\n" not in str(caught.value)


def test_a_prepared_judge_reads_no_sentence_again(
    judge: tuple[SentenceJudge, CorpusView], monkeypatch: pytest.MonkeyPatch
) -> None:
    judging, view = judge
    judging.prepare()
    read: list[str] = []

    def pieces(text: str) -> tuple[list[int], list[tuple[int, int]]]:
        read.append(text)
        return [5], [(0, len(text))]

    monkeypatch.setattr(judging._embedder, "pieces", pieces)
    judging("Wer leitet ihn?", view.sentences)
    assert read == ["Wer leitet ihn?"]
