"""Other models by the library: their own prompts, and those that E5 does not name."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from auskunft.embedding import load_embedder
from auskunft.embedding.loading import _MODELS, SHIPPED_MODEL

QUESTION, PASSAGE = "Wie hoch ist die Forschungsquote?", "Promotionen im Jahr 2021"


@pytest.mark.parametrize(
    ("name", "named", "expected"),
    [
        ("modell", {"query": "Frage: ", "passage": "Text: "}, ("Frage: ", "Text: ")),
        ("modell", {}, ("", "")),
        ("multilingual-e5-small", {}, ("query: ", "passage: ")),
        ("multilingual-e5-small", {"query": "Frage: "}, ("Frage: ", "")),
        ("multilingual-e5-large-instruct", {}, ("", "")),
    ],
)
def test_prompts_stand_before_questions_and_passages(
    tmp_path: Path, name: str, named: dict[str, str], expected: tuple[str, str]
) -> None:
    folder = Path(shutil.copytree(_MODELS / SHIPPED_MODEL, tmp_path / name))
    settings = folder / "config_sentence_transformers.json"
    settings.write_text(json.dumps(json.loads(settings.read_text()) | {"prompts": named}))
    model, plain = load_embedder(str(folder)), load_embedder()
    assert np.allclose(
        model.embed_query(QUESTION), plain.embed_query(expected[0] + QUESTION), atol=1e-4
    )
    found = model.embed_passages([PASSAGE])
    assert np.allclose(found, plain.embed_passages([expected[1] + PASSAGE]), atol=1e-2)
