import numpy as np
import pytest

from auskunft.answering.reading import word_vectors
from auskunft.answering.reading.matching import Matcher, QuestionWord, grams, similarity
from auskunft.answering.reading.tokens import tokens


@pytest.mark.parametrize(
    ("left", "right", "least", "most"),
    [
        ("hafen", "hafen", 1.0, 1.0),
        ("hafen", "seehafen", 0.7, 0.99),
        ("verteidig", "verteidiger", 0.6, 0.99),
        ("werft", "wreft", 0.5, 0.99),
        ("hafen", "labor", 0.0, 0.0),
        ("2014", "2015", 0.0, 0.0),
    ],
)
def test_similarity_of_forms(left: str, right: str, least: float, most: float) -> None:
    assert least <= similarity(left, right) <= most
    assert similarity(left, right) == similarity(right, left)


def word(text: str) -> QuestionWord:
    token = tokens(f"x {text}")[1]
    return QuestionWord(text, token.folded, token.stem, 1.0)


def test_alignment_names_every_place_of_a_word() -> None:
    sentence = tokens("Der Hafen in Husbek ist der größte Hafen.")
    found = Matcher([word("Hafen"), word("Labor")]).align(sentence)
    assert found.strength == (1.0, 0.0)
    assert [sentence[n].text for n in found.positions[0]] == ["Hafen", "Hafen"]
    assert found.positions[1] == ()


def test_word_vectors_join_what_means_the_same() -> None:
    table = np.array([[0, 0], [9, 0], [9, 0.2], [-9, 9]], dtype=np.float16)
    ids = {"company": 1, "Firmen": 2, "Hafen": 3}
    vectors = word_vectors(table, lambda text: [ids[text]] if text in ids else [])
    sentence = tokens("Dort sitzen Firmen am Hafen.")
    with_sense = Matcher([word("company")], vectors).align(sentence)
    assert [sentence[n].text for n in with_sense.positions[0]] == ["Firmen"]
    assert Matcher([word("company")]).align(sentence).strength == (0.0,)


def test_word_vectors_have_length_one_or_none() -> None:
    table = np.arange(64, dtype=np.float32).reshape(32, 2) % 7
    vectors = word_vectors(table, lambda text: [len(text)] if text else [])
    assert np.linalg.norm(vectors("Hafen")) == pytest.approx(1.0)
    assert not vectors("").any()


def test_grams_see_through_inflection() -> None:
    assert grams("Häfen") & grams("haefen") == grams("Häfen")
    assert grams("der die das") == frozenset()
