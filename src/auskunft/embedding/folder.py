"""Reads a sentence-transformers folder of a BERT encoder with mean pooling, and nothing heavier."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from auskunft.embedding.encoder import Encoder
from auskunft.errors import ConfigurationError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

WEIGHTS, TOKENIZER, CONFIGURATION = "model.safetensors", "tokenizer.json", "config.json"
LIMIT = "sentence_bert_config.json"
_FILES = (WEIGHTS, TOKENIZER, CONFIGURATION, LIMIT)


@dataclass(frozen=True)
class ModelFolder:
    """What the light path needs of a model folder."""

    encoder: Encoder
    tokenizer: Tokenizer


def read_model_folder(folder: Path) -> ModelFolder:
    """The encoder and the tokenizer that ``folder`` holds.

    Raises:
        ConfigurationError: a file is missing or cannot be read; the message names it.
    """
    require_files(folder)
    try:
        settings: dict[str, Any] = json.loads((folder / CONFIGURATION).read_bytes())
        heads = int(settings["num_attention_heads"])
        epsilon = float(settings["layer_norm_eps"])
    except (KeyError, TypeError, ValueError) as error:
        raise damaged(folder, CONFIGURATION, str(error)) from error
    return ModelFolder(_read_encoder(folder, heads, epsilon), _read_tokenizer(folder))


def require_files(folder: Path) -> None:
    """Raises ``ConfigurationError`` where the folder or one of its files is missing."""
    if not folder.is_dir():
        raise ConfigurationError(
            f"Der Modellordner »{folder}« fehlt: "
            "bitte den Pfad prüfen oder »auskunft« neu installieren."
        )
    for name in _FILES:
        if not (folder / name).is_file():
            raise damaged(folder, name, "die Datei fehlt")


def fingerprint(folder: Path) -> str:
    """SHA-256 over the files that decide the vectors, 16 hexadecimal digits."""
    digest = hashlib.sha256()
    for name in _FILES:
        with (folder / name).open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()[:16]


def damaged(folder: Path, name: str, reason: str) -> ConfigurationError:
    """The one-line error for a file of the model that cannot be used."""
    first = " ".join(reason.split())[:160]
    return ConfigurationError(
        f"Das Modell in »{folder}« ist beschädigt ({name}: {first}): "
        "bitte »auskunft« neu installieren oder den Ordner neu kopieren."
    )


def _read_encoder(folder: Path, heads: int, epsilon: float) -> Encoder:
    from safetensors import SafetensorError  # noqa: PLC0415 - imports NumPy's bridge only when used
    from safetensors.numpy import load_file  # noqa: PLC0415 - the same

    try:
        return Encoder.from_weights(load_file(folder / WEIGHTS), heads, epsilon)
    except KeyError as error:
        raise damaged(folder, WEIGHTS, f"{error.args[0]} fehlt") from error
    except (SafetensorError, OSError, ValueError) as error:
        raise damaged(folder, WEIGHTS, str(error)) from error


def _read_tokenizer(folder: Path) -> Tokenizer:
    from tokenizers import Tokenizer  # noqa: PLC0415 - a question that is cached never needs it

    try:
        limit = int(json.loads((folder / LIMIT).read_bytes())["max_seq_length"])
    except (KeyError, TypeError, ValueError) as error:
        raise damaged(folder, LIMIT, str(error)) from error
    try:
        tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
    except Exception as error:  # the library raises bare Exception
        raise damaged(folder, TOKENIZER, str(error)) from error
    tokenizer.no_padding()
    tokenizer.enable_truncation(limit)
    return tokenizer
