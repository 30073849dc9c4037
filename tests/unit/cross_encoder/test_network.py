"""The network in NumPy against the one that is trained, and what it is told of matching pieces."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from training import network as training_network
from training.network import Side

from auskunft.cross_encoder.matching import FEATURES, match_features
from auskunft.cross_encoder.network import Network
from auskunft.cross_encoder.pieces import BEFORE, Pieces, before_of, join

WIDTH = 384


def pieces(seed: int, before: int, own: int) -> Pieces:
    """A text of random pieces after others."""
    generator = np.random.default_rng(seed)
    ids = generator.integers(5, 40, size=before + own).tolist()
    joined = Pieces.ids_of(ids[:before], ids[before:])
    states, words = generator.normal(size=(2, len(joined), WIDTH)).astype(np.float32)
    return Pieces.of(ids[:before], ids[before:], states, words)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_numpy_gives_what_pytorch_gives() -> None:
    torch.manual_seed(3)
    trained = training_network.Network(width=96, layers=2).eval()
    weights = {name: value.numpy() for name, value in trained.state_dict().items()}
    question, texts = pieces(1, 0, 7), [pieces(2, 5, 9), pieces(3, 0, 4), pieces(4, 3, 9)]
    answers, spans = Network.from_weights(weights)(question, texts)
    for number, text in enumerate(texts):
        joined = join(question, text)
        asked, length = len(question.ids), len(joined.states)
        with torch.inference_mode():
            expected, places = trained(
                torch.from_numpy(joined.states.astype(np.float32))[None],
                torch.from_numpy(joined.features)[None],
                torch.tensor([[0] * asked + [1] * (length - asked)]),
                torch.ones(1, length, dtype=torch.bool),
            )
        assert answers[number] == pytest.approx(expected.item(), abs=1e-3)
        assert np.abs(spans[number] - places[0, asked:].numpy()).max() < 1e-3


def sides(texts: list[Pieces]) -> tuple[Side, Side]:
    """The texts' own pieces and those before them, padded, as the training holds them."""
    out = []
    for parts in (
        [(one.ids, one.states, one.words) for one in texts],
        [(one.before_ids, one.before, one.before) for one in texts],
    ):
        longest = max(1, *(len(ids) for ids, _, _ in parts))
        ids = torch.zeros(len(parts), longest, dtype=torch.long)
        present = torch.zeros(len(parts), longest, dtype=torch.bool)
        states, words = torch.zeros(2, len(parts), longest, WIDTH)
        for row, (numbers, own, inputs) in enumerate(parts):
            ids[row, : len(numbers)] = torch.from_numpy(numbers)
            present[row, : len(numbers)] = True
            states[row, : len(numbers)] = torch.from_numpy(own.astype(np.float32))
            words[row, : len(numbers)] = torch.from_numpy(inputs)
        out.append(Side(ids, present, states, words))
    return out[0], out[1]


def test_pairs_are_joined_in_training_as_in_use() -> None:
    questions, texts = (
        [pieces(1, 0, 7), pieces(5, 0, 3)],
        [pieces(2, 5, 9), pieces(3, 0, 4), pieces(4, 3, 9)],
    )
    asked, _ = sides(questions)
    said, before = sides(texts)
    pairs = [(one, other) for one in range(2) for other in range(3)]
    rows = torch.tensor([one for one, _ in pairs]), torch.tensor([other for _, other in pairs])
    states, features, places, present = training_network.join(asked, said, before, rows)
    for row, (one, other) in enumerate(pairs):
        expected, kept = join(questions[one], texts[other]), present[row]
        assert np.abs(states[row][kept].numpy() - expected.states).max() < 1e-3
        assert np.abs(features[row][kept].numpy() - expected.features).max() < 1e-2
        assert int((places[row][kept] == 0).sum()) == len(questions[one].ids)


def test_a_sentence_keeps_its_own_pieces_and_a_question_its_first() -> None:
    assert len(pieces(1, 0, 6).ids) == 8
    after = pieces(1, 4, 6)
    assert len(after.ids) == len(after.states) == len(after.unit) == len(after.words) == 7
    assert len(after.before_ids) == len(after.before) == 4


def test_what_stands_before_keeps_its_lead_and_its_end() -> None:
    lead, earlier = list(range(100, 103)), list(range(60))
    assert before_of(lead, earlier) == [*lead, *range(60 - BEFORE + 3, 60)]
    assert before_of(lead, []) == lead
    assert len(before_of(earlier, earlier)) == BEFORE


def test_features_tell_what_stands_on_the_other_side() -> None:
    question = np.array([2, 10, 11, 3])
    sentence = np.array([11, 12, 3])
    cosines = np.full((4, 3), 0.5, dtype=np.float32)
    left, right = match_features(
        question_ids=question,
        sentence_ids=sentence,
        states=cosines,
        words=cosines,
        before_ids=np.array([10]),
        before=np.full((4, 1), 0.9, dtype=np.float32),
    )
    assert left.shape == (4, FEATURES)
    assert right.shape == (3, FEATURES)
    assert left[:, 4].tolist() == [0, 0, 1, 0]
    assert right[:, 4].tolist() == [1, 0, 0]
    assert left[:, 5].tolist() == [0, 1, 1, 0]
    assert left[:, 7].tolist() == [0, 1, 0, 0]
    assert left[:, 0].tolist() == [0, 0.5, 0.5, 0]
    assert np.all((left >= 0) & (left <= 1))
    assert np.all((right >= 0) & (right <= 1))


def test_features_without_text_before() -> None:
    left, _ = match_features(
        question_ids=np.array([2, 10, 3]),
        sentence_ids=np.array([10, 3]),
        states=np.zeros((3, 2), dtype=np.float32),
        words=np.zeros((3, 2), dtype=np.float32),
        before_ids=np.array([], dtype=np.int64),
        before=np.zeros((3, 0), dtype=np.float32),
    )
    assert not left[:, 6:].any()
