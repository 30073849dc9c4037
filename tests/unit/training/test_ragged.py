"""Batches of unlike texts hold what was put in, and every text comes round."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import torch
from hypothesis import given
from hypothesis import strategies as st
from training.ragged import Ragged, endless_batches, endless_neighbours

CPU = torch.device("cpu")
TEXTS = st.lists(st.lists(st.integers(1, 40_000), min_size=1, max_size=9), min_size=1, max_size=9)


@given(TEXTS, st.data())
def test_a_batch_holds_the_chosen_texts(texts: list[list[int]], data: st.DataObject) -> None:
    rows = data.draw(st.lists(st.sampled_from(range(len(texts))), min_size=1))
    ids, lengths = Ragged.of(texts, CPU).batch(np.array(rows))
    for row, own, length in zip(rows, ids.tolist(), lengths.tolist(), strict=True):
        assert own[:length] == texts[row]
        assert not any(own[length:])


def test_it_comes_back_from_its_file(tmp_path: Path) -> None:
    texts = Ragged.of([[5, 6], [7]], CPU)
    texts.save(tmp_path / "texts.npz")
    again = Ragged.load(tmp_path / "texts.npz", CPU)
    assert again.batch(np.array([1, 0]))[0][:, :2].tolist() == [[7, 0], [5, 6]]


def test_every_text_comes_round_within_the_limits() -> None:
    lengths = np.arange(1, 31)
    batches = endless_batches(lengths, tokens=60, texts=8, generator=np.random.default_rng(1))
    seen: list[int] = []
    for rows in itertools.islice(batches, 40):
        assert len(rows) <= 8
        assert len(rows) * lengths[rows].max() <= 60 or len(rows) == 1
        seen += rows.tolist()
    assert set(seen) == set(range(30))


def test_neighbours_stay_together() -> None:
    batches = endless_neighbours(40, together=4, groups=2, generator=np.random.default_rng(1))
    for rows in itertools.islice(batches, 10):
        assert rows.reshape(2, 4)[:, 0].tolist() == [4 * (row // 4) for row in rows[::4]]
        assert (np.diff(rows.reshape(2, 4)) == 1).all()
