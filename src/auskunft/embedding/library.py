"""Any model that the sentence-transformers library can load, from a folder or by its hub name."""

from __future__ import annotations

import functools
import hashlib
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from auskunft.embedding.protocol import Progress, Vectors
from auskunft.errors import ConfigurationError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_BATCH, _CHUNK = 32, 2048
_HUB_SECONDS = 10.0
_E5 = re.compile(r"(multilingual-)?e5-(small|base|large)(-v2)?")
_E5_PROMPTS = {"query": "query: ", "document": "passage: "}
"""E5 models were trained with these (Wang et al. 2022), but their folders do not name them."""


class LibraryEmbedder:
    """A sentence-transformers model with its own prompts for questions and passages.

    Raises:
        ConfigurationError: the model is not there, is damaged, or cannot be fetched offline.
    """

    def __init__(self, name_or_path: str) -> None:
        self._source = name_or_path
        self._model = _load(name_or_path)

    @property
    def name(self) -> str:
        """The hub name, or the folder's name."""
        path = Path(self._source)
        return path.resolve().name if path.exists() else self._source

    @functools.cached_property
    def fingerprint(self) -> str:
        """A hash of what the model answers to a fixed text, its prompts and its dimension.

        The signs of clear components only: they are the same on every machine and back end.
        """
        probe = self._encode(["Auskunft über Forschung und Entwicklung in Deutschland"], None)[0]
        clear = np.flatnonzero(np.abs(probe) > 0.5 * np.abs(probe).max())
        signs = [(int(one), bool(probe[one] > 0)) for one in clear]
        told = json.dumps([self.name, self.dimension, self._model.prompts, signs], sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()[:16]

    @property
    def dimension(self) -> int:
        """The number of components of a vector."""
        return int(self._model.get_embedding_dimension())

    def embed_query(self, text: str) -> Vectors:
        """The vector of a question with the model's query prompt, ``(dimension,)``."""
        vector: Vectors = np.asarray(
            self._model.encode_query(text, normalize_embeddings=True, show_progress_bar=False),
            dtype=np.float32,
        )
        return vector

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Vectors of passages with the model's passage prompt, ``(len(texts), dimension)``.

        Computed in bfloat16 where the processor has instructions for it.
        """
        return self._encode(texts, progress)

    def _encode(self, texts: Sequence[str], progress: Progress | None) -> Vectors:
        import torch  # noqa: PLC0415 - heavy: only where the library is in use anyway

        from auskunft.embedding.bulk import gains_by_bfloat16  # noqa: PLC0415 - imports PyTorch

        out = np.zeros((len(texts), self.dimension), dtype=np.float32)
        order = sorted(range(len(texts)), key=lambda row: -len(texts[row]))
        for begin in range(0, len(order), _CHUNK):
            rows = order[begin : begin + _CHUNK]
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=gains_by_bfloat16()):
                out[rows] = self._model.encode_document(
                    [texts[row] for row in rows],
                    batch_size=_BATCH,
                    normalize_embeddings=True,
                    show_progress_bar=False,
                )
            if progress is not None:
                progress(begin + len(rows), len(order))
        return out


def _load(name_or_path: str) -> SentenceTransformer:
    if Path(name_or_path).exists():
        try:
            return _opened(name_or_path)
        except Exception as error:  # the library passes on errors of five others
            reason = " ".join(str(error).split())[:160]
            raise ConfigurationError(
                f"Das Modell in »{name_or_path}« lässt sich nicht laden ({reason}): "
                "bitte einen vollständigen sentence-transformers-Ordner angeben."
            ) from error
    try:
        return _from_hub(name_or_path)
    except Exception as error:
        raise ConfigurationError(
            f"Das Modell »{name_or_path}« liegt nicht auf diesem Rechner und lässt sich nicht "
            "herunterladen: bitte einen Ordner angeben oder die Einstellung weglassen, dann gilt "
            "das mitgelieferte Modell."
        ) from error


def _from_hub(name: str) -> SentenceTransformer:
    """The model as it was fetched before, without a network; fetched now where it was not.

    The hub is asked once before: the library's own requests are repeated for more than a minute
    and tell of each failure, where there is no network or no such model.
    """
    try:
        return _opened(name, local_files_only=True)
    except (OSError, ValueError):  # not fetched yet
        from huggingface_hub import HfApi  # noqa: PLC0415 - needed once in a model's life

        HfApi().model_info(name, timeout=_HUB_SECONDS)
        return _opened(name)


def _opened(name_or_path: str, **options: Any) -> SentenceTransformer:
    """The model with its own prompts, or those of its kind where it brings none."""
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - 3 to 6 s to import

    model = SentenceTransformer(name_or_path, device="cpu", **options)
    if not any(model.prompts.values()) and _E5.fullmatch(Path(name_or_path).name):
        model.prompts = dict(_E5_PROMPTS)
    # The library fills in an empty "document", which then hides what the model calls otherwise.
    others = (model.prompts.get(name) for name in ("document", "passage", "corpus"))
    model.prompts["document"] = next(filter(None, others), "")
    return model
