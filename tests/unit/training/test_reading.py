"""Documents as numbers: where an answer lies, what a question is held beside, what it costs."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace
from training import common
from training.network import Network
from training.questions import Question, Text
from training.reading import Documents, Trial, loss_of, measure, sides, slip
from training.student import Student

CPU = torch.device("cpu")


def text(name: str, count: int) -> Text:
    sentences = [f"{name} hat {number} Boote im Hafen" for number in range(count)]
    questions = [
        Question(f"Was hat {name} mit {number} ?", number, f"{number} Boote")
        for number in range(count)
    ]
    questions.append(Question("Wer lenkt ?", 0, None))
    return Text("test", name, [list(range(count))], sentences, questions)


@pytest.fixture(name="documents")
def _documents() -> Documents:
    texts = [text("Alma", 3), text("Berta", 8)]
    words = " ".join(s for one in texts for s in (*one.sentences, "Was Wer lenkt mit ?")).split()
    numbered = {word: 5 + number for number, word in enumerate(dict.fromkeys(words))}
    tokenizer = Tokenizer(WordLevel(numbered | {common.UNKNOWN: 1}, unk_token=common.UNKNOWN))
    tokenizer.pre_tokenizer = Whitespace()
    return Documents.of(texts, tokenizer, CPU)


def test_answers_lie_at_their_pieces(documents: Documents) -> None:
    assert documents.spans[:3].tolist() == [[2, 3]] * 3
    assert documents.spans[3].tolist() == [-1, -1]
    assert documents.answered.tolist() == [True] * 3 + [False] + [True] * 8 + [False]
    assert documents.asked[:4].tolist() == [0, 1, 2, 0]
    begin, length = documents.own[4]
    ids, _ = documents.sentences.batch(np.array([4]))
    assert ids[0, begin : begin + length].tolist()[-1] == 3
    assert ids[0, begin - 1] == 3


def test_a_question_stands_beside_its_own_sentence_and_others(documents: Documents) -> None:
    trial = Trial.of(documents, documents.groups, np.random.default_rng(3))
    whole = trial.sentences[trial.candidates]
    assert (whole[:, 0] == documents.asked[trial.questions]).all()
    assert (whole[:, 1:] != whole[:, :1]).all()
    of_berta = whole[trial.questions >= 4]
    assert (of_berta[:, :-1] >= 3).all()
    assert (of_berta[:, -1] < 3).any()


def test_learning_tells_the_right_sentence(documents: Documents) -> None:
    torch.manual_seed(2)
    student, network = Student(60, 8, sparse=False), Network(16, 1)
    weights = [*student.parameters(), *network.parameters()]
    optimiser = torch.optim.Adam(weights, lr=1e-3)
    generator, losses = np.random.default_rng(1), []
    for _ in range(25):
        trial = Trial.of(documents, documents.groups, generator)
        asked = documents.questions, trial.questions
        three = sides(student, documents, asked, trial.sentences)
        loss = loss_of([network], three, documents, trial)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        losses.append(loss.item())
    assert np.mean(losses[-3:]) < 0.8 * losses[0]
    assert measure([network], student, documents).startswith("right sentence first of 11")


@given(st.text(min_size=1, max_size=40), st.integers(0, 99))
def test_a_slip_changes_little(question: str, seed: int) -> None:
    made: Callable[[str], str] = lambda one: slip(one, np.random.default_rng(seed))  # noqa: E731
    assert made(question) == made(question)
    assert len(question) - 1 <= len(made(question)) + question.count("?")
    assert len(made(question)) <= 2 * len(question) + 1
