"""The shipped model as it lies in the package, loaded offline."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from auskunft.embedding import bulk, load_embedder
from auskunft.embedding.loading import _MODELS, SHIPPED_MODEL
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


def test_bulk_goes_through_pytorch() -> None:
    texts = [f"{number} Betriebe forschen im Land." for number in range(9)]
    script = (
        "import sys; from auskunft.embedding.loading import _MODELS, SHIPPED_MODEL; "
        "from auskunft.embedding.shipped import FolderEmbedder; "
        f"FolderEmbedder(_MODELS / SHIPPED_MODEL, bulk_tokens=10).embed_passages({texts!r}); "
        "sys.exit(0 if 'torch' in sys.modules else 1)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


@pytest.mark.parametrize(("bfloat16", "apart"), [(False, 1e-5), (True, 1e-2)])
def test_bulk_gives_the_same_vectors(
    monkeypatch: pytest.MonkeyPatch, *, bfloat16: bool, apart: float
) -> None:
    monkeypatch.setattr(bulk, "gains_by_bfloat16", lambda: bfloat16)
    texts = ["Ein Satz.", "Noch ein Satz mit mehr Wörtern.", "Wald", "", "Ein Haus.", "lang " * 400]
    embedder = FolderEmbedder(_MODELS / SHIPPED_MODEL)
    told: list[tuple[int, int]] = []
    threads = torch.get_num_threads()
    vectors = FolderEmbedder(_MODELS / SHIPPED_MODEL, bulk_tokens=1).embed_passages(
        texts, lambda done, total: told.append((done, total))
    )
    assert np.abs(vectors - embedder.embed_passages(texts)).max() < apart
    assert told[-1] == (6, 6)
    assert torch.get_num_threads() == threads


@given(st.lists(st.integers(1, 300), max_size=60), st.integers(1, 1024))
def test_bulk_batches_hold_each_row_once_with_one_length(lengths: list[int], tokens: int) -> None:
    batches = bulk.same_length_batches(lengths, tokens)
    assert sorted(row for batch in batches for row in batch) == list(range(len(lengths)))
    for batch in batches:
        assert len({lengths[row] for row in batch}) == 1
        assert len(batch) == 1 or sum(lengths[row] for row in batch) <= tokens


def test_batches_hold_every_row_once_and_stay_within_the_limit() -> None:
    lengths = [5, 900, 3, 40, 1200, 40, 7]
    batches = list(batches_by_length(lengths, 1000))
    assert sorted(row for batch in batches for row in batch) == list(range(len(lengths)))
    assert batches[0] == [4]
    assert all(sum(lengths[row] for row in batch) <= 1000 for batch in batches[1:])
    assert list(batches_by_length([], 1000)) == []
