"""Judges sentences for a question: the texts as pieces, remembered, and the network over them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np

from auskunft.cross_encoder.network import Network
from auskunft.cross_encoder.pieces import QUESTION, SENTENCE, Matrix, Pieces, before_of
from auskunft.domain import Document, Judgement, Passage, Sentence
from auskunft.embedding.folder import damaged
from auskunft.embedding.shipped import FolderEmbedder, one_blas_thread
from auskunft.german import paired

_REMEMBERED = 512
"""Sentences whose pieces are kept, at some 180 KB each: a large corpus must not fill memory."""
_BEFORE = 2
_LONGEST_ANSWER = 24
"""Pieces of the longest answer that is looked for."""
WEIGHTS = "model.safetensors"
SHIPPED = Path(__file__).resolve().parent.parent / "models" / "auskunft-cross-de-en-v1"


@dataclass(frozen=True)
class _Read:
    """A sentence as pieces, and where each of them stands in it."""

    pieces: Pieces
    offsets: tuple[tuple[int, int], ...]


class SentenceJudge:
    """Tells of sentences of one corpus whether they answer a question, and with which words.

    ``about`` names what a sentence is about without saying it ("Er wurde 2012 gegründet"); "" where
    there is no such thing: then the heading above it says best what it is about.
    """

    def __init__(  # noqa: PLR0913 (the model, a corpus in its parts, and what is known of it)
        self,
        embedder: FolderEmbedder,
        documents: Sequence[Document],
        passages: Sequence[Passage],
        sentences: Sequence[Sentence],
        *,
        about: Callable[[Sentence], str] = lambda _: "",
        folder: Path = SHIPPED,
    ) -> None:
        self._embedder = embedder
        self._folder = folder
        self._about = about
        self._documents = {document.id: document for document in documents}
        self._passages = {(one.document_id, one.number): one for one in passages}
        self._before = _sentences_before(sentences)
        self._sentence = lru_cache(maxsize=_REMEMBERED)(self._read_sentence)

    def __call__(self, question: str, sentences: Sequence[Sentence]) -> Sequence[Judgement]:
        """One judgement a sentence; the question is read up to `QUESTION` pieces."""
        if not sentences or not question.strip():
            return [Judgement() for _ in sentences]
        with one_blas_thread():
            asked = self._read([], question, QUESTION).pieces
            read = [self._sentence(sentence) for sentence in sentences]
            answers, spans = self._network(asked, [one.pieces for one in read])
        return [
            Judgement(float(answer), *_best_span(span, one.offsets))
            for answer, span, one in zip(answers, spans, read, strict=True)
        ]

    def prepare(self) -> None:
        """Reads all sentences of a small corpus beforehand, at some 15 ms each."""
        if len(self._before) <= _REMEMBERED:
            with one_blas_thread():
                for sentence in self._before:
                    self._sentence(sentence)

    @cached_property
    def _network(self) -> Network:
        return read_network(self._folder)

    def _read_sentence(self, sentence: Sentence) -> _Read:
        passage = self._passages[sentence.document_id, sentence.passage]
        document = self._documents[sentence.document_id]
        heading = passage.headings[-1] if passage.headings else document.title
        lead = self._embedder.pieces(self._about(sentence) or heading)[0]
        earlier = " ".join(self._text(one) for one in self._before.get(sentence, ()))
        before = before_of(lead, self._embedder.pieces(earlier)[0] if earlier else [])
        return self._read(before, self._text(sentence), SENTENCE)

    def _read(self, before: Sequence[int], text: str, limit: int) -> _Read:
        ids, offsets = self._embedder.pieces(text)
        own = ids[:limit]
        joined = Pieces.ids_of(before, own)
        words = self._embedder.word_table[joined].astype(np.float32)
        pieces = Pieces.of(before, own, self._embedder.states(joined), words)
        return _Read(pieces, tuple(offsets[:limit]))

    def _text(self, sentence: Sentence) -> str:
        text = self._documents[sentence.document_id].text
        return paired(text[sentence.start : sentence.end])


def read_network(folder: Path) -> Network:
    """The network in a folder.

    Raises:
        ConfigurationError: the file is missing or cannot be read.
    """
    from safetensors import SafetensorError  # noqa: PLC0415 - only where a question is read
    from safetensors.numpy import load_file  # noqa: PLC0415 - the same

    try:
        return Network.from_weights(load_file(folder / WEIGHTS))
    except KeyError as error:
        raise damaged(folder, WEIGHTS, f"{error.args[0]} fehlt") from error
    except (SafetensorError, OSError, ValueError) as error:
        raise damaged(folder, WEIGHTS, str(error)) from error


def _sentences_before(sentences: Sequence[Sentence]) -> Mapping[Sentence, tuple[Sentence, ...]]:
    """Up to two sentences of its passage before each sentence, in their order."""
    found: dict[Sentence, tuple[Sentence, ...]] = {}
    passage: list[Sentence] = []
    for sentence in sentences:
        same = passage and (
            (passage[-1].document_id, passage[-1].passage)
            == (sentence.document_id, sentence.passage)
        )
        passage = passage if same else []
        found[sentence] = tuple(passage[-_BEFORE:])
        passage.append(sentence)
    return found


def _best_span(scores: Matrix, offsets: Sequence[tuple[int, int]]) -> tuple[int, int, float]:
    """Where the likeliest answer begins and ends in the sentence, and how likely it is."""
    count = len(offsets)
    if not count:
        return 0, 0, 0.0
    begins, ends = (_probabilities(scores[:count, side]) for side in (0, 1))
    both = np.triu(begins[:, None] * ends[None, :])
    both = np.tril(both, _LONGEST_ANSWER)
    first, last = divmod(int(both.argmax()), count)
    return offsets[first][0], offsets[last][1], float(both[first, last])


def _probabilities(logits: Matrix) -> Matrix:
    raised = np.exp(logits - logits.max())
    shares: Matrix = raised / raised.sum()
    return shares
