"""What every embedder promises, held against each; and that both paths give the same vectors."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tests.unit.embedding.hashing import HashingEmbedder

import auskunft.embedding
from auskunft.embedding import SHIPPED_MODEL, Embedder, load_embedder
from auskunft.embedding.library import LibraryEmbedder

FOLDER = Path(auskunft.embedding.__file__).parents[1] / "models" / SHIPPED_MODEL
TEXTS = (
    "Anteil der Ausgaben für FuE am BIP 2021",
    "Promotionen im Jahr 2021",
    "Der Hund schläft auf dem Sofa.",
    "",
    "Ü" * 3000,
    "\u00a0😀 KI.NRW\t„it’s OWL“ 2014–2020",
    "Die Kompetenzplattform ist die zentrale Anlaufstelle für Künstliche Intelligenz. " * 30,
)


@pytest.fixture(scope="module", params=["shipped", "library", "hashing"])
def embedder(request: pytest.FixtureRequest) -> Embedder:
    if request.param == "shipped":
        return load_embedder()
    if request.param == "library":
        return LibraryEmbedder(str(FOLDER))
    return HashingEmbedder()


def test_passages_are_rows_of_length_one(embedder: Embedder) -> None:
    vectors = embedder.embed_passages(TEXTS)
    assert vectors.shape == (len(TEXTS), embedder.dimension)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)


def test_a_query_is_one_vector_of_length_one(embedder: Embedder) -> None:
    vector = embedder.embed_query("Wie hoch ist die Forschungsquote?")
    assert vector.shape == (embedder.dimension,)
    assert vector.dtype == np.float32
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-3)


def test_no_passages_give_no_rows(embedder: Embedder) -> None:
    assert embedder.embed_passages(()).shape == (0, embedder.dimension)


def test_vectors_do_not_depend_on_the_neighbours(embedder: Embedder) -> None:
    together = embedder.embed_passages(TEXTS)
    alone = np.concatenate([embedder.embed_passages([text]) for text in TEXTS])
    assert np.abs(together - alone).max() < 1e-2


def test_order_is_kept(embedder: Embedder) -> None:
    there = embedder.embed_passages(TEXTS)
    back = embedder.embed_passages(tuple(reversed(TEXTS)))
    assert np.abs(there - back[::-1]).max() < 1e-2


def test_the_same_text_is_nearest_to_itself(embedder: Embedder) -> None:
    vectors = embedder.embed_passages(TEXTS)
    queries = np.stack([embedder.embed_query(text) for text in TEXTS])
    assert (queries @ vectors.T).argmax(axis=1).tolist() == list(range(len(TEXTS)))


def test_progress_ends_at_the_total(embedder: Embedder) -> None:
    told: list[tuple[int, int]] = []
    embedder.embed_passages(TEXTS, lambda done, total: told.append((done, total)))
    assert told[-1] == (len(TEXTS), len(TEXTS))
    assert told == sorted(told)


def test_name_and_fingerprint_stay_the_same(embedder: Embedder) -> None:
    assert embedder.name
    assert embedder.fingerprint == embedder.fingerprint
    assert len(embedder.fingerprint) < 65


def test_both_paths_of_the_shipped_model_agree() -> None:
    light, library = load_embedder(), LibraryEmbedder(str(FOLDER))
    assert light.name == library.name
    assert light.dimension == library.dimension
    difference = light.embed_passages(TEXTS) - library.embed_passages(TEXTS)
    assert np.abs(difference).max() < 1e-2
    query = "Wie viele Unternehmen arbeiten im Technologie-Netzwerk zusammen?"
    assert np.abs(light.embed_query(query) - library.embed_query(query)).max() < 1e-4
