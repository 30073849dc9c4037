"""One suite over every vector index: what holds for NumPy must hold for FAISS."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from auskunft.errors import IndexDamagedError
from auskunft.passage_index import FaissIndex, NumpyIndex, VectorIndex

Make = Callable[[int], VectorIndex]


@pytest.fixture(params=[NumpyIndex, FaissIndex])
def make(request: pytest.FixtureRequest) -> Make:
    made: Make = request.param
    return made


def unit_vectors(count: int, dimension: int, seed: int = 0) -> np.ndarray:
    found = np.random.default_rng(seed).standard_normal((count, dimension)).astype(np.float32)
    return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), dtype=np.float32)


def test_search_gives_the_largest_inner_products_best_first(make: Make) -> None:
    vectors, index = unit_vectors(50, 8), make(8)
    index.add(vectors[:20])
    index.add(vectors[20:])
    query = unit_vectors(1, 8, seed=1)[0]
    rows, scores = index.search(query, 7)
    expected = np.argsort(-(vectors @ query), kind="stable")[:7]
    assert rows.tolist() == expected.tolist()
    assert np.allclose(scores, (vectors @ query)[expected], atol=1e-6)
    assert rows.dtype == np.int64


def test_a_vector_finds_itself(make: Make) -> None:
    vectors, index = unit_vectors(10, 4), make(4)
    index.add(vectors)
    assert [int(index.search(vector, 1)[0][0]) for vector in vectors] == list(range(10))
    assert np.array_equal(index.vectors(), vectors)


def test_equal_scores_come_in_order_of_rows(make: Make) -> None:
    index = make(2)
    index.add(np.array([[1, 0]] * 5, dtype=np.float32))
    assert index.search(np.array([1, 0], dtype=np.float32), 3)[0].tolist() == [0, 1, 2]


@pytest.mark.parametrize("limit", [0, -1, 3, 99])
def test_no_more_than_there_are_and_never_less_than_none(make: Make, limit: int) -> None:
    index = make(4)
    index.add(unit_vectors(3, 4))
    assert len(index.search(unit_vectors(1, 4)[0], limit)[0]) == min(max(limit, 0), 3)


def test_an_empty_index_finds_nothing(make: Make) -> None:
    index = make(4)
    index.add(np.empty((0, 4), dtype=np.float32))
    rows, scores = index.search(unit_vectors(1, 4)[0], 5)
    assert (index.size, len(rows), len(scores)) == (0, 0, 0)


def test_another_dimension_is_refused(make: Make) -> None:
    index = make(4)
    with pytest.raises(ValueError, match="shape"):
        index.add(unit_vectors(2, 5))
    with pytest.raises(ValueError, match="shape"):
        index.search(unit_vectors(1, 5)[0], 1)


def test_faiss_and_numpy_agree_on_many_random_questions() -> None:
    vectors = unit_vectors(300, 16)
    exact, faiss = NumpyIndex(16), FaissIndex(16)
    exact.add(vectors)
    faiss.add(vectors)
    for query in unit_vectors(40, 16, seed=2):
        assert exact.search(query, 10)[0].tolist() == faiss.search(query, 10)[0].tolist()


def test_faiss_bytes_are_repeatable_and_read_back() -> None:
    index, again = FaissIndex(8), FaissIndex(8)
    index.add(unit_vectors(5, 8))
    again.add(unit_vectors(5, 8))
    assert index.to_bytes() == again.to_bytes()
    read = FaissIndex.from_bytes(index.to_bytes(), 8)
    assert np.array_equal(read.vectors(), index.vectors())


def test_damaged_or_foreign_faiss_bytes_are_refused() -> None:
    index = FaissIndex(8)
    index.add(unit_vectors(5, 8))
    data = index.to_bytes()
    forged = data[:41] + b"\xff" * 6 + data[47:]
    for bad in (b"", b"IxFI", data[:-4], b"x" * 100, forged):
        with pytest.raises(IndexDamagedError):
            FaissIndex.from_bytes(bad, 8)
    with pytest.raises(IndexDamagedError):
        FaissIndex.from_bytes(data, 16)
