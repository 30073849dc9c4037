"""Building an index: only what changed is embedded anew."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from auskunft.corpus import Analysis, analyse, corpus_files, read_document
from auskunft.domain import Document
from auskunft.errors import AuskunftError, InputError
from auskunft.passage_index.index import (
    Condition,
    Index,
    Model,
    embedded_targets,
    embedding_texts,
    index_state,
    load_index,
    rules_digest,
    source_digests,
)
from auskunft.passage_index.layout import VECTORS, Contents, Manifest, to_files
from auskunft.passage_index.storing import locked, write_index
from auskunft.passage_index.vector_index import FaissIndex

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_EMBEDDED_SENTENCES = 5_000
"""Corpora with more sentences embed only passages and facts: sentences would take most of the
indexing time, and in a large corpus the passage search before them has already narrowed things."""

Progress = Callable[[int, int], None]


class PassageEmbedder(Model, Protocol):
    """The part of `auskunft.embedding.Embedder` that building needs."""

    @property
    def dimension(self) -> int:
        """Components of a vector."""
        ...

    def embed_passages(
        self, texts: Sequence[str], progress: Progress | None = None
    ) -> NDArray[np.float32]:
        """Vectors, shape (n, dimension), float32, of length one."""
        ...


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did; documents by id (= file name without suffix)."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    skipped: tuple[str, ...]
    passages: int
    facts: int
    embedded: int
    reused: int
    seconds: float


def build_index(
    corpus: Path,
    index: Path,
    embedder: PassageEmbedder,
    progress: Progress | None = None,
    *,
    skip_bad: bool = False,
) -> BuildReport:
    """Builds the index of a corpus folder and swaps it in; nothing is written if it is current.

    Building twice from the same files gives the same bytes. `progress(done, total)` counts
    embedded texts. With `skip_bad`, unreadable documents and malformed indicator blocks are left
    out (and named in the report); without, the first of them stops the build.

    Raises:
        InputError: the corpus is missing, empty, or a file of it is bad: file and line.
        ConfigurationError: the index folder cannot be written.
    """
    started = time.perf_counter()
    sources = source_digests(corpus)
    with locked(index):
        old = _loaded(index)
        current = index_state(corpus, index, embedder).condition is Condition.CURRENT
        if current and old is not None and (skip_bad or not old.manifest.skipped):
            return _report(old, old, 0, (), started)
        contents, skipped, complaints = _read(corpus, skip_bad=skip_bad)
        embeds_sentences = len(contents.sentences) <= MOST_EMBEDDED_SENTENCES
        targets = embedded_targets(contents, sentences=embeds_sentences)
        texts = embedding_texts(contents, targets)
        vectors, embedded = _embed(texts, embedder, old, progress)
        faiss_index = FaissIndex(embedder.dimension)
        faiss_index.add(vectors)
        manifest = Manifest(
            model_name=embedder.name,
            model_fingerprint=embedder.fingerprint,
            dimension=embedder.dimension,
            rules=rules_digest(),
            sources={name: value for name, value in sources.items() if name not in skipped},
            skipped={name: value for name, value in sources.items() if name in skipped},
            sentences_embedded=embeds_sentences,
        )
        manifest = write_index(
            index, manifest, {**to_files(contents), VECTORS: faiss_index.to_bytes()}
        )
    new = Index(
        documents=contents.documents,
        passages=contents.passages,
        sentences=contents.sentences,
        facts=contents.facts,
        quantities=contents.quantities,
        entities=contents.entities,
        targets=targets,
        vectors=faiss_index,
        manifest=manifest,
    )
    return _report(new, old, embedded, complaints, started)


def _loaded(folder: Path) -> Index | None:
    """The index as it is, None where none can be used."""
    try:
        return load_index(folder)
    except AuskunftError:
        return None


def _read(corpus: Path, *, skip_bad: bool) -> tuple[Contents, frozenset[str], tuple[str, ...]]:
    """The contents, the names of the files left out, and what was wrong."""
    pairs: list[tuple[Document, Analysis]] = []
    skipped: set[str] = set()
    complaints: list[str] = []
    for path in corpus_files(corpus):
        try:
            document = read_document(path)
            if any(known.id == document.id for known, _ in pairs):
                raise InputError(f"{path}: Es gibt schon ein Dokument {document.id}.")  # noqa: TRY301
        except InputError as error:
            if not skip_bad:
                raise
            skipped.add(path.name)
            complaints.append(str(error))
            continue
        analysis = analyse(document)
        problems = [f"{path}: {problem.message}" for problem in analysis.problems]
        if problems and not skip_bad:
            raise InputError(problems[0])
        complaints.extend(problems)
        pairs.append((document, analysis))
    if not pairs:
        raise InputError(f"Im Korpusordner {corpus} ist kein Dokument lesbar.")
    return _joined(pairs), frozenset(skipped), tuple(complaints)


def _joined(pairs: list[tuple[Document, Analysis]]) -> Contents:
    return Contents(
        documents=tuple(document for document, _ in pairs),
        passages=tuple(item for _, a in pairs for item in a.passages),
        sentences=tuple(item for _, a in pairs for item in a.sentences),
        facts=tuple(item for _, a in pairs for item in a.facts),
        quantities=tuple(item for _, a in pairs for item in a.quantities),
        entities=tuple(item for _, a in pairs for item in a.entities),
    )


def _embed(
    texts: list[str], embedder: PassageEmbedder, old: Index | None, progress: Progress | None
) -> tuple[NDArray[np.float32], int]:
    """The vectors of the texts, those the old index has taken from it; how many were embedded."""
    import numpy as np  # noqa: PLC0415 (`auskunft --help` must not wait for it)

    known: dict[str, NDArray[np.float32]] = {}
    if old is not None and old.manifest.model_fingerprint == embedder.fingerprint:
        contents = Contents(
            old.documents, old.passages, old.sentences, old.facts, old.quantities, old.entities
        )
        old_texts = embedding_texts(contents, old.targets)
        known = dict(zip(old_texts, old.vectors.vectors(), strict=True))
    missing = list(dict.fromkeys(text for text in texts if text not in known))
    if missing:
        known.update(zip(missing, embedder.embed_passages(missing, progress), strict=True))
    if not texts:
        return np.empty((0, embedder.dimension), dtype=np.float32), 0
    return np.stack([known[text] for text in texts]).astype(np.float32), len(missing)


def _report(
    new: Index, old: Index | None, embedded: int, complaints: tuple[str, ...], started: float
) -> BuildReport:
    after = {Path(name).stem: value for name, value in new.manifest.sources.items()}
    before = {} if old is None else {Path(name).stem: v for name, v in old.manifest.sources.items()}
    return BuildReport(
        new=tuple(sorted(after.keys() - before.keys())),
        changed=tuple(sorted(n for n in after.keys() & before.keys() if after[n] != before[n])),
        unchanged=tuple(sorted(n for n in after.keys() & before.keys() if after[n] == before[n])),
        removed=tuple(sorted(before.keys() - after.keys())),
        skipped=complaints,
        passages=len(new.passages),
        facts=len(new.facts),
        embedded=embedded,
        reused=len(new.targets) - embedded,
        seconds=time.perf_counter() - started,
    )
