"""The shipped model: NumPy for questions and small documents, PyTorch for bulk."""

from __future__ import annotations

import contextlib
import functools
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

from auskunft.embedding.encoder import pooled
from auskunft.embedding.folder import ModelFolder, fingerprint, read_model_folder, require_files
from auskunft.embedding.protocol import Progress, Vectors

if TYPE_CHECKING:
    from auskunft.embedding.bulk import BulkEncoder

BULK_TOKENS = 15_000
"""Above this many tokens importing PyTorch pays for itself (measured: benchmarks/embedding)."""
_BATCH_TOKENS = 1024
_REMEMBERED = 16


class FolderEmbedder:
    """A BERT sentence encoder in a folder, served without PyTorch.

    Nothing is read before the first text comes, except that the files' presence is checked.
    """

    def __init__(self, folder: Path, *, bulk_tokens: int = BULK_TOKENS) -> None:
        require_files(folder)
        self._folder = folder
        self._bulk_tokens = bulk_tokens

    @property
    def name(self) -> str:
        """The folder's name."""
        return self._folder.name

    @functools.cached_property
    def fingerprint(self) -> str:
        """A hash of the model's files."""
        return fingerprint(self._folder)

    @property
    def dimension(self) -> int:
        """The number of components of a vector."""
        return self._model.encoder.dimension

    @property
    def word_table(self) -> NDArray[np.generic]:
        """The input vectors of the word pieces, ``(pieces, dimension)``, as they are stored."""
        return self._model.encoder.words

    def word_pieces(self, word: str) -> list[int]:
        """The rows of `word_table` that spell a word."""
        return list(self._model.tokenizer.encode(word, add_special_tokens=False).ids)

    def pieces(self, text: str) -> tuple[list[int], list[tuple[int, int]]]:
        """The numbers of a text's word pieces, and where in the text each begins and ends."""
        encoded = self._model.tokenizer.encode(text, add_special_tokens=False)
        return list(encoded.ids), list(encoded.offsets)

    def states(self, ids: Sequence[int]) -> Vectors:
        """The last layer's states ``(len(ids), dimension)`` of one text's pieces.

        Those of the last few texts are kept: a question is searched with, then read.
        """
        return self._states_of(tuple(ids))

    def embed_query(self, text: str) -> Vectors:
        """The vector of a question, ``(dimension,)``."""
        return pooled(self.states(self._model.tokenizer.encode(text).ids))

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Vectors of passages, ``(len(texts), dimension)``; many of them go through PyTorch."""
        ids = [item.ids for item in self._model.tokenizer.encode_batch(list(texts))]
        if sum(map(len, ids)) > self._bulk_tokens:
            return self._bulk(ids, progress)
        encoder = self._model.encoder
        out = np.zeros((len(ids), encoder.dimension), dtype=np.float32)
        batches = list(batches_by_length([len(one) for one in ids], _BATCH_TOKENS))
        done = 0
        with one_blas_thread(), ThreadPoolExecutor(os.cpu_count() or 1) as pool:
            results = pool.map(lambda rows: encoder([ids[row] for row in rows]), batches)
            for rows, vectors in zip(batches, results, strict=True):
                out[rows] = vectors
                done += len(rows)
                if progress is not None:
                    progress(done, len(ids))
        return out

    @functools.cached_property
    def _states_of(self) -> Callable[[tuple[int, ...]], Vectors]:
        @functools.lru_cache(maxsize=_REMEMBERED)
        def states(ids: tuple[int, ...]) -> Vectors:
            with one_blas_thread():
                return self._model.encoder.states([ids])

        return states

    @functools.cached_property
    def _model(self) -> ModelFolder:
        return read_model_folder(self._folder)

    @functools.cached_property
    def _bulk(self) -> BulkEncoder:
        from auskunft.embedding.bulk import BulkEncoder  # noqa: PLC0415 - imports PyTorch

        return BulkEncoder(self._model.encoder)


@contextlib.contextmanager
def one_blas_thread() -> Iterator[None]:
    """Keeps NumPy's matrix products on the calling thread.

    OpenBLAS's threads wait for each other by spinning: beside another busy process a question
    then takes 350 ms instead of 9 (measured). Batches run on threads of ours instead.
    """
    with _blas().limit(limits=1, user_api="blas"):
        yield


@functools.cache
def _blas() -> ThreadpoolController:
    return ThreadpoolController()


def batches_by_length(lengths: Sequence[int], tokens: int) -> Iterator[list[int]]:
    """Row numbers, longest texts first, at most ``tokens`` tokens a batch (one text at least)."""
    batch: list[int] = []
    held = 0
    for row in sorted(range(len(lengths)), key=lambda row: -lengths[row]):
        if batch and held + lengths[row] > tokens:
            yield batch
            batch, held = [], 0
        batch.append(row)
        held += lengths[row]
    if batch:
        yield batch
