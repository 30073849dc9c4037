"""Missing, damaged and unreachable models: one line that says what to do."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.unit.embedding.hashing import HashingEmbedder

from auskunft.embedding import check_dimension, load_embedder
from auskunft.embedding.folder import read_model_folder
from auskunft.embedding.loading import _MODELS, SHIPPED_MODEL
from auskunft.embedding.shipped import FolderEmbedder
from auskunft.errors import AuskunftError, ConfigurationError, IndexStaleError


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(_MODELS / SHIPPED_MODEL, tmp_path / "modell"))


def shorten(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def message(error: AuskunftError) -> str:
    text = str(error)
    assert "\n" not in text
    assert "bitte" in text
    return text


def test_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as caught:
        load_embedder(str(tmp_path / "nirgends"))
    assert "nirgends" in message(caught.value)


def test_shipped_folder_gone(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as caught:
        FolderEmbedder(tmp_path / "fort")
    assert "neu installieren" in message(caught.value)


@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json", "config.json"])
def test_missing_file_is_named(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(ConfigurationError) as caught:
        FolderEmbedder(copy)
    assert name in message(caught.value)


@pytest.mark.parametrize(
    ("name", "harm"),
    [
        ("model.safetensors", shorten),
        ("model.safetensors", lambda path: path.write_bytes(b"")),
        ("tokenizer.json", shorten),
        ("config.json", lambda path: path.write_text("{")),
        ("config.json", lambda path: path.write_bytes(b"\xff\xfe\x00")),
        ("sentence_bert_config.json", lambda path: path.write_text("[]")),
    ],
)
def test_damaged_file_is_named(copy: Path, name: str, harm: Callable[[Path], object]) -> None:
    harm(copy / name)
    with pytest.raises(ConfigurationError) as caught:
        read_model_folder(copy)
    assert name in message(caught.value)


def test_configuration_of_another_model(copy: Path) -> None:
    (copy / "config.json").write_text(json.dumps({"model_type": "bert"}))
    with pytest.raises(ConfigurationError) as caught:
        read_model_folder(copy)
    assert "num_attention_heads" in message(caught.value)


def test_library_folder_without_a_model(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as caught:
        load_embedder(str(tmp_path))
    assert str(tmp_path) in message(caught.value)


def test_hub_name_without_network(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def unreachable(*_: object, **__: object) -> None:
        raise OSError("Name or service not known")

    monkeypatch.setattr("huggingface_hub.HfApi.model_info", unreachable)
    with pytest.raises(ConfigurationError) as caught:
        load_embedder("niemand/gibt-es-nicht")
    assert "niemand/gibt-es-nicht" in message(caught.value)
    assert capfd.readouterr() == ("", "")


def test_empty_name() -> None:
    with pytest.raises(ConfigurationError) as caught:
        load_embedder("  ")
    assert "leer" in message(caught.value)


def test_dimension_that_does_not_fit() -> None:
    check_dimension(HashingEmbedder(64), 64)
    with pytest.raises(IndexStaleError) as caught:
        check_dimension(HashingEmbedder(64), 384)
    assert "384" in message(caught.value)
    assert "auskunft index" in str(caught.value)
