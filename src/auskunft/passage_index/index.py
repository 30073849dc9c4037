"""The index in memory, and whether one on disk is current."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Protocol

from auskunft.corpus import corpus_files, readable
from auskunft.domain import (
    Document,
    Entity,
    Fact,
    Passage,
    Quantity,
    Sentence,
    Target,
)
from auskunft.errors import (
    IndexDamagedError,
    IndexMissingError,
    IndexStaleError,
)
from auskunft.passage_index.layout import VECTORS, Contents, Manifest, from_files
from auskunft.passage_index.storing import REBUILD, digest, read_index
from auskunft.passage_index.vector_index import FaissIndex, VectorIndex

_RULES = ("german", "corpus", "knowledge", "passage_index")
_RULE_WORD_LISTS = ("german.toml", "german_names.toml", "lands.toml")


class Model(Protocol):
    """What the index must know of an embedder to tell whether it fits."""

    @property
    def name(self) -> str:
        """The model's name."""
        ...

    @property
    def fingerprint(self) -> str:
        """Changes with the model's vectors."""
        ...


@dataclass(frozen=True, slots=True)
class Index:
    """Everything needed to answer, without the corpus folder.

    `targets[i]` is what row i of `vectors` stands for: all passages, then all facts, then (in
    corpora that are small enough) all sentences.
    """

    documents: tuple[Document, ...]
    passages: tuple[Passage, ...]
    sentences: tuple[Sentence, ...]
    facts: tuple[Fact, ...]
    quantities: tuple[Quantity, ...]
    entities: tuple[Entity, ...]
    targets: tuple[Target, ...]
    vectors: VectorIndex
    manifest: Manifest

    def document(self, document_id: str) -> Document:
        """The document of this id; KeyError without one."""
        return next((d for d in self.documents if d.id == document_id), None) or _unknown(
            document_id
        )

    def text(self, target: Target) -> str:
        """The target as it stands in its document."""
        return self.document(target.document_id).text[target.start : target.end]


def _unknown(document_id: str) -> Document:
    raise KeyError(document_id)


class Condition(StrEnum):
    """Whether an index can be used."""

    CURRENT = "current"
    STALE = "stale"
    DAMAGED = "damaged"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class IndexState:
    """The condition and, unless current, why: one German line."""

    condition: Condition
    reason: str = ""


def load_index(folder: Path) -> Index:
    """The index of a folder, every file checked.

    Raises:
        IndexMissingError, IndexDamagedError, IndexStaleError: one line with the command to run.
    """
    manifest, data = read_index(folder)
    try:
        contents = from_files(data)
        vectors = FaissIndex.from_bytes(data[VECTORS], manifest.dimension)
        targets = embedded_targets(contents, sentences=manifest.sentences_embedded)
        if len(targets) != vectors.size:
            raise IndexDamagedError(f"{vectors.size} Vektoren für {len(targets)} Textstellen.")  # noqa: TRY301
    except (ValueError, KeyError, TypeError, IndexDamagedError) as error:
        raise IndexDamagedError(
            f"Der Index {folder} passt nicht zusammen ({error}).", REBUILD
        ) from error
    return Index(
        documents=contents.documents,
        passages=contents.passages,
        sentences=contents.sentences,
        facts=contents.facts,
        quantities=contents.quantities,
        entities=contents.entities,
        targets=targets,
        vectors=vectors,
        manifest=manifest,
    )


def embedded_targets(contents: Contents, *, sentences: bool) -> tuple[Target, ...]:
    """What has a vector, in the order of the rows."""
    embedded: tuple[Target, ...] = (*contents.passages, *contents.facts)
    return (*embedded, *contents.sentences) if sentences else embedded


def embedding_texts(contents: Contents, targets: tuple[Target, ...]) -> list[str]:
    """The text whose vector stands for each target: headings and paragraph, label and unit."""
    texts = {document.id: document.text for document in contents.documents}
    titles = {document.id: document.title for document in contents.documents}
    found = []
    for target in targets:
        if isinstance(target, Fact):
            found.append(f"{target.label} {target.unit}".strip())
            continue
        text = readable(texts[target.document_id][target.start : target.end])
        if isinstance(target, Passage):
            above = " – ".join((titles[target.document_id], *target.headings))
            text = f"{above}\n{text}"
        found.append(text)
    return found


def source_digests(corpus: Path) -> dict[str, str]:
    """The SHA-256 of every document of a folder, together with its TOML, by file name.

    Raises:
        InputError: the folder is missing or empty.
    """
    found = {}
    for path in corpus_files(corpus):
        data = path.read_bytes()
        about = path.with_suffix(".toml")
        if about.is_file():
            data += b"\0" + about.read_bytes()
        found[path.name] = digest(data)
    return found


@functools.cache
def rules_digest() -> str:
    """The SHA-256 of the code and word lists that decide what is read off a document.

    An index built by other rules would answer differently: it is stale, not wrong.
    """
    parts: list[bytes] = []
    for room in _RULES:
        entries = sorted(files("auskunft").joinpath(room).iterdir(), key=lambda entry: entry.name)
        parts.extend(entry.read_bytes() for entry in entries if _is_rule(entry))
    return digest(b"\0".join(parts))


def _is_rule(entry: Traversable) -> bool:
    return entry.name in _RULE_WORD_LISTS or (
        entry.name.endswith(".py") and entry.name != "__init__.py"
    )


def index_state(corpus: Path, index: Path, embedder: Model) -> IndexState:
    """Whether the index is what building it now from this corpus with this model would give.

    Raises:
        InputError: the corpus folder is missing or empty.
    """
    try:
        manifest, _ = read_index(index)
    except IndexMissingError as error:
        return IndexState(Condition.MISSING, error.problem)
    except IndexDamagedError as error:
        return IndexState(Condition.DAMAGED, error.problem)
    except IndexStaleError as error:
        return IndexState(Condition.STALE, error.problem)
    reason = _why_stale(manifest, source_digests(corpus), embedder)
    return IndexState(Condition.STALE, reason) if reason else IndexState(Condition.CURRENT)


def _why_stale(manifest: Manifest, sources: dict[str, str], embedder: Model) -> str:
    known = {**manifest.sources, **manifest.skipped}
    for name in sorted({*sources, *known}):
        if name not in known:
            return f"{name} ist neu im Korpus."
        if name not in sources:
            return f"{name} ist nicht mehr im Korpus."
        if sources[name] != known[name]:
            return f"{name} hat sich geändert."
    if embedder.fingerprint != manifest.model_fingerprint:
        return f"Der Index gehört zum Modell {manifest.model_name}, nicht zu {embedder.name}."
    if manifest.rules != rules_digest():
        return "Auskunft liest Dokumente inzwischen nach anderen Regeln."
    return ""
