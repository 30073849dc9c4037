"""How long building and loading an index takes.

    python benchmarks/indexing.py [--corpus DIR] [--passages N] [--no-model]

Times the given corpus (default: the shipped one) and N made-up passages (default 10,000) of
German-like words, each document a hundred passages long.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from auskunft.embedding import load_embedder
from auskunft.passage_index import build_index, load_index
from auskunft.passage_index.building import PassageEmbedder
from auskunft.retrieval import Retriever

SYLLABLES = [
    "for",
    "schung",
    "ent",
    "wick",
    "lung",
    "netz",
    "werk",
    "tech",
    "no",
    "lo",
    "gie",
    "wirt",
    "schaft",
    "land",
    "bau",
    "holz",
    "see",
]
PASSAGES_A_DOCUMENT = 100


class NoModel:
    """Stands in for the embedder, to time everything but the model."""

    name, fingerprint, dimension = "none", "none", 384

    def embed_passages(self, texts: Sequence[str], progress: object = None) -> np.ndarray:
        """Random vectors of length one."""
        del progress
        found = np.random.default_rng(0).standard_normal((len(texts), self.dimension))
        return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), dtype=np.float32)

    def embed_query(self, text: str) -> np.ndarray:
        """The first of them."""
        return np.asarray(self.embed_passages([text])[0])


def write_corpus(folder: Path, passages: int) -> None:
    """Made-up documents with the form of a profile."""
    source = random.Random(1)  # noqa: S311 (a repeatable text, no secret)

    def word() -> str:
        return "".join(source.choices(SYLLABLES, k=source.randint(1, 3))).capitalize()

    def sentence() -> str:
        inner = " ".join(word() for _ in range(9))
        return f"Das {inner} hat über {source.randint(2, 999)} {word()} im Jahr 2021."

    for number in range(0, passages, PASSAGES_A_DOCUMENT):
        count = min(PASSAGES_A_DOCUMENT, passages - number)
        paragraphs = [" ".join(sentence() for _ in range(4)) for _ in range(count)]
        text = "\n\n".join([f"Titel {number}", "Abschnitt", *paragraphs])
        (folder / f"d{number:06}.txt").write_text(text, encoding="utf-8")


def measure(name: str, corpus: Path, embedder: PassageEmbedder) -> None:
    """Builds, rebuilds, loads and searches; prints the seconds."""
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "index"
        report = build_index(corpus, index, embedder)
        again = build_index(corpus, index, embedder)
        size = sum(path.stat().st_size for path in index.iterdir())
        started = time.perf_counter()
        loaded = load_index(index)
        load = time.perf_counter() - started
    started = time.perf_counter()
    retriever = Retriever(loaded, NoModel())
    prepare = time.perf_counter() - started
    started = time.perf_counter()
    for _ in range(10):
        retriever.find("Wie viele Betriebe hat das Netzwerk?")
    search = (time.perf_counter() - started) / 10
    print(
        f"{name}: {report.passages} passages, {report.facts} facts, {report.embedded} embedded; "
        f"build {report.seconds:.2f} s, unchanged {again.seconds:.2f} s, load {load:.2f} s, "
        f"prepare search {prepare:.2f} s, search {search * 1000:.1f} ms, {size / 2**20:.1f} MiB"
    )


def main() -> None:
    """Times the given corpus and the made-up one."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--passages", type=int, default=10_000)
    parser.add_argument("--no-model", action="store_true", help="random vectors for the embedding")
    options = parser.parse_args()
    embedder = NoModel() if options.no_model else load_embedder()
    started = time.perf_counter()
    embedder.embed_passages(["Ein Satz."])
    print(f"model {embedder.name}: first text {time.perf_counter() - started:.2f} s")
    measure(str(options.corpus), options.corpus, embedder)
    if options.passages:
        with tempfile.TemporaryDirectory() as folder:
            write_corpus(Path(folder), options.passages)
            measure("made up", Path(folder), embedder)


if __name__ == "__main__":
    main()
