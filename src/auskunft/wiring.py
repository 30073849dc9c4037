"""From settings to an assistant: the only place that constructs."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from auskunft.domain import Document, Passage, Sentence, Target

if TYPE_CHECKING:
    from auskunft.answering.deciding import Belief
    from auskunft.answering.reading import WordVectors
    from auskunft.assistant import Assistant
    from auskunft.cross_encoder import SentenceJudge
    from auskunft.embedding import Embedder
    from auskunft.passage_index import BuildReport, Index, IndexState
    from auskunft.retrieval import Retriever
    from auskunft.understanding.query import Query
    from auskunft.understanding.view import CorpusView

DEFAULT_CORPUS = Path("corpus")
DEFAULT_INDEX = Path("index")
GLOSSARY = "glossary.toml"
"""A glossary of this name beside the documents extends the one of the package."""
_SENTENCES = 30
_PASSAGES = 6
_RANKED = 20


@dataclass(frozen=True)
class Settings:
    """Where documents and index are, and which embedding model is used (None: the shipped one).

    An index of its own belongs to every corpus: for a corpus given without an index folder it
    lies in the user's cache.
    """

    corpus: Path = DEFAULT_CORPUS
    index: Path | None = None
    model: str | None = None

    @property
    def index_folder(self) -> Path:
        """The folder of the index."""
        if self.index is not None:
            return self.index
        if self.corpus == DEFAULT_CORPUS:
            return DEFAULT_INDEX
        import platformdirs  # noqa: PLC0415 (only where a corpus comes without an index)

        name = hashlib.sha256(str(self.corpus.resolve()).encode()).hexdigest()[:16]
        return Path(platformdirs.user_cache_dir("auskunft")) / "index" / name


class RetrievedSentences:
    """The sentences that retrieval finds, and all others of the best passages."""

    def __init__(self, retriever: Retriever, sentences: Iterable[Sentence]) -> None:
        self._retriever = retriever
        self._of_passage: dict[tuple[str, int], list[Sentence]] = {}
        self._rows: dict[Sentence, int] = {}
        for row, sentence in enumerate(sentences):
            self._rows[sentence] = row
            key = (sentence.document_id, sentence.passage)
            self._of_passage.setdefault(key, []).append(sentence)

    def sentences(self, query: Query) -> tuple[tuple[Sentence, float], ...]:
        """Sentences with scores, best first."""
        found = self._retriever.find(query.question, limit=_SENTENCES)
        scores = {evidence.target: evidence.score for evidence in found.sentences}
        passages = [e.target for e in found.passages[:_PASSAGES] if isinstance(e.target, Passage)]
        for passage in passages:
            for sentence in self._of_passage.get((passage.document_id, passage.number), ()):
                scores.setdefault(sentence, 0.0)
        ranked = [(target, s) for target, s in scores.items() if isinstance(target, Sentence)]
        return tuple(sorted(ranked, key=lambda pair: -pair[1]))

    def similarities(self, question: str, sentences: Sequence[Sentence]) -> Sequence[float]:
        """The cosines of the question's embedding with those of the sentences."""
        cosines = self._retriever.similarities(question)
        return [float(cosines[self._rows[sentence]]) for sentence in sentences]


def load_embedder(settings: Settings) -> Embedder:
    """The embedding model of the settings.

    Raises:
        ConfigurationError: the model's folder is missing or damaged, or a hub cannot be reached.
    """
    from auskunft.embedding import load_embedder as load  # noqa: PLC0415 (heavy)

    return load(settings.model)


def build(settings: Settings, progress: Callable[[int, int], None] | None = None) -> BuildReport:
    """Builds the index of the settings, keeping what has not changed."""
    from auskunft.passage_index import build_index  # noqa: PLC0415 (heavy)

    return build_index(settings.corpus, settings.index_folder, load_embedder(settings), progress)


def state(settings: Settings) -> IndexState:
    """Whether the index is there, whole and built from this corpus with this model."""
    from auskunft.passage_index import index_state  # noqa: PLC0415 (heavy)

    return index_state(settings.corpus, settings.index_folder, load_embedder(settings))


def read_documents(settings: Settings) -> tuple[Document, ...]:
    """The documents of the corpus, without any index."""
    from auskunft.corpus import read_corpus  # noqa: PLC0415 (parsers)

    return read_corpus(settings.corpus)


def load_index(settings: Settings, notice: Callable[[str], None] | None = None) -> Index:
    """The index, built first where it is missing, stale or damaged.

    `notice` is told, in one line, when and why it is built.
    """
    from auskunft import passage_index  # noqa: PLC0415 (heavy)

    found = state(settings)
    if found.condition is not passage_index.Condition.CURRENT:
        if notice is not None:
            anew = "" if found.condition is passage_index.Condition.MISSING else "neu "
            notice(f"Der Index wird {anew}gebaut: {found.reason}")
        build(settings)
    return passage_index.load_index(settings.index_folder)


class Ranking:
    """How retrieval ranks passages and indicators, for the measures of evaluation."""

    def __init__(self, index: Index, retriever: Retriever) -> None:
        self._retriever = retriever
        targets: tuple[Target, ...] = (*index.passages, *index.facts)
        self.stretches = tuple((target.document_id, target.start, target.end) for target in targets)
        """All that is ranked: (document id, start, end)."""

    def __call__(self, question: str) -> list[tuple[str, int, int, float]]:
        """(document id, start, end, score), best first."""
        passages = self._retriever.find(question, limit=_RANKED).passages
        facts = self._retriever.facts(question, limit=_RANKED)
        hits = sorted((*passages, *facts), key=lambda evidence: -evidence.score)
        return [(e.target.document_id, e.target.start, e.target.end, e.score) for e in hits]


def load_ranking(settings: Settings) -> Ranking:
    """The ranking over the index of the settings."""
    index = load_index(settings)
    return Ranking(index, _retriever(index, load_embedder(settings)))


def load_assistant(
    settings: Settings | None = None,
    notice: Callable[[str], None] | None = None,
    believe: Belief | None = None,
    *,
    prepared: bool = True,
) -> Assistant:
    """The assistant for a corpus, ready to answer.

    `believe` decides whether a sentence answers a question; by default the shipped weights do.
    Not `prepared` is for a single question: then only the sentences are read that it needs.
    """
    from auskunft.answering.deciding import belief  # noqa: PLC0415
    from auskunft.answering.extractive import ExtractiveAnswerer  # noqa: PLC0415
    from auskunft.assistant import Assistant  # noqa: PLC0415
    from auskunft.german import load_dictionary  # noqa: PLC0415
    from auskunft.understanding.glossary import load_glossary  # noqa: PLC0415
    from auskunft.understanding.understand import Understanding  # noqa: PLC0415
    from auskunft.understanding.view import CorpusView  # noqa: PLC0415

    settings = settings or Settings()
    index = load_index(settings, notice)
    view = CorpusView(
        index.documents,
        index.passages,
        index.sentences,
        index.facts,
        index.quantities,
        index.entities,
        load_glossary(settings.corpus / GLOSSARY),
    )
    embedder = load_embedder(settings)
    finder = RetrievedSentences(_retriever(index, embedder), index.sentences)
    judge = _judge(index, embedder, view)
    if prepared:
        judge.prepare()
    answerer = ExtractiveAnswerer(
        view, _word_vectors(embedder), finder.similarities, judge, believe or belief
    )
    assistant = Assistant(Understanding(view), finder, answerer)
    if prepared:
        load_dictionary()
        assistant.prepare()
    return assistant


def _judge(index: Index, embedder: Embedder, view: CorpusView) -> SentenceJudge:
    """What reads a question and a sentence together; it works on the shipped model's states."""
    from auskunft.cross_encoder import SentenceJudge  # noqa: PLC0415 (heavy)
    from auskunft.embedding import load_embedder as load  # noqa: PLC0415 (heavy)
    from auskunft.embedding.shipped import FolderEmbedder  # noqa: PLC0415 (heavy)

    shipped = embedder if isinstance(embedder, FolderEmbedder) else load()
    assert isinstance(shipped, FolderEmbedder)  # noqa: S101 (what `load` gives without a name)
    return SentenceJudge(
        shipped, index.documents, index.passages, index.sentences, about=view.unsaid_topic
    )


def _retriever(index: Index, embedder: Embedder) -> Retriever:
    """A retriever, where the model's vectors fit the index.

    Raises:
        IndexStaleError: they have another dimension.
    """
    from auskunft.embedding import check_dimension  # noqa: PLC0415 (heavy)
    from auskunft.retrieval import Retriever  # noqa: PLC0415 (heavy)

    check_dimension(embedder, index.manifest.dimension)
    return Retriever(index, embedder)


def _word_vectors(embedder: Embedder) -> WordVectors | None:
    """The senses of single words, where the model's input table is at hand."""
    from auskunft.answering.reading import word_vectors  # noqa: PLC0415 (heavy)
    from auskunft.embedding.shipped import FolderEmbedder  # noqa: PLC0415 (heavy)

    if not isinstance(embedder, FolderEmbedder):
        return None
    return word_vectors(embedder.word_table, embedder.word_pieces)
