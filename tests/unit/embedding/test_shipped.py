"""The shipped model as it lies in the package, loaded offline."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import auskunft.embedding.library
from auskunft.embedding import load_embedder
from auskunft.embedding.loading import _MODELS, SHIPPED_MODEL
from auskunft.embedding.protocol import Progress, Vectors
from auskunft.embedding.shipped import FolderEmbedder, batches_by_length


def test_german_and_english_meet() -> None:
    embedder = load_embedder()
    labels = ["Bruttoinlandsprodukt je Einwohner", "Promotionen", "Patentanmeldungen"]
    vectors = embedder.embed_passages(labels)
    questions = ["gross domestic product per inhabitant", "doctoral degrees", "patent applications"]
    best = [int((vectors @ embedder.embed_query(question)).argmax()) for question in questions]
    assert best == [0, 1, 2]


def test_a_question_imports_nothing_heavy() -> None:
    code = (
        "import sys; from auskunft.embedding import load_embedder; "
        "load_embedder().embed_query('Wie hoch ist die Forschungsquote?'); "
        "heavy = {'torch', 'transformers', 'sentence_transformers', 'scipy'} & set(sys.modules); "
        "sys.exit(', '.join(sorted(heavy)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.strip() == ""
    assert done.returncode == 0


def test_the_model_is_small_and_brings_its_card() -> None:
    files = [path for path in (_MODELS / SHIPPED_MODEL).rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= 56_000_000
    assert (_MODELS / SHIPPED_MODEL / "README.md").is_file()


def test_bulk_goes_through_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, int]] = []

    class Library:
        def __init__(self, source: str) -> None:
            self.source = source

        def embed_passages(self, texts: list[str], _progress: Progress | None) -> Vectors:
            asked.append((Path(self.source).name, len(texts)))
            return np.zeros((len(texts), 384), dtype=np.float32)

    monkeypatch.setattr(auskunft.embedding.library, "LibraryEmbedder", Library)
    FolderEmbedder(_MODELS / SHIPPED_MODEL, bulk_tokens=10).embed_passages(["ein Satz"] * 9)
    assert asked == [(SHIPPED_MODEL, 9)]


def test_batches_hold_every_row_once_and_stay_within_the_limit() -> None:
    lengths = [5, 900, 3, 40, 1200, 40, 7]
    batches = list(batches_by_length(lengths, 1000))
    assert sorted(row for batch in batches for row in batch) == list(range(len(lengths)))
    assert batches[0] == [4]
    assert all(sum(lengths[row] for row in batch) <= 1000 for batch in batches[1:])
    assert list(batches_by_length([], 1000)) == []
