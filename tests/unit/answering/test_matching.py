from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auskunft.answering.matching import RELATED, explain, explained, similar_form, weight
from auskunft.understanding.glossary import Glossary, Term

GLOSSARY = Glossary({}, {"tier": frozenset({"hund"})}, frozenset(), frozenset(), ())


def noun(*keys: str) -> Term:
    return Term(" ".join(keys), 0, 1, keys, qualifier=True)


def verb(*keys: str) -> Term:
    return Term(" ".join(keys), 0, 1, keys)


@pytest.mark.parametrize(
    ("term", "keys", "share"),
    [
        (noun("hund"), {"hund", "katze"}, 1.0),
        (noun("hund", "katze"), {"hund"}, 0.5),
        (noun("tier"), {"hund"}, RELATED),
        (noun("hund"), {"tier"}, 0.0),
        (noun("hund"), set(), 0.0),
        (noun(), {"hund"}, 0.0),
    ],
)
def test_a_term_is_explained_by_its_keys_or_special_ones(
    term: Term, keys: set[str], share: float
) -> None:
    assert explained(term, frozenset(keys), GLOSSARY) == share


def test_the_letters_of_a_meaning_are_not_compared() -> None:
    keys = frozenset({"enden"})
    known = Term("gegründet", 0, 1, ("gruenden",), known=True)
    assert explained(known, keys, GLOSSARY, similar_form(keys)) == 0.0
    assert explained(verb("beenden"), keys, GLOSSARY, similar_form(keys)) > 0.0


def test_an_unknown_verb_weighs_little() -> None:
    assert weight(verb("laufen")) < weight(noun("lauf"))
    assert weight(Term("x", 0, 1, ("x",), known=True)) == weight(noun("x"))
    found = explain([noun("hund"), verb("bellen")], frozenset({"hund"}), GLOSSARY)
    assert 0.7 < found.share < 1
    assert [term.text for term in found.unexplained] == ["bellen"]
    assert found.open_qualifiers == ()


def test_what_stays_open_narrows_the_question() -> None:
    found = explain([noun("hund"), noun("katze")], frozenset({"hund"}), GLOSSARY)
    assert found.share == 0.5
    assert [term.text for term in found.open_qualifiers] == ["katze"]


def test_nothing_asked_is_nothing_explained() -> None:
    assert explain([], frozenset({"hund"}), GLOSSARY).share == 0.0


@pytest.mark.parametrize(
    ("asked", "stated", "alike"),
    [
        ("gruender", "gruendung", True),
        ("patent", "patentanmeldung", True),
        ("rate", "gruendungsrate", False),
        ("hafen", "hof", False),
        ("promotion", "produktion", False),
    ],
)
def test_forms_of_a_word_are_alike(asked: str, stated: str, *, alike: bool) -> None:
    assert (similar_form(frozenset({stated}))(asked) > 0) is alike


@given(
    st.lists(st.sets(st.sampled_from("abcdef"), min_size=1).map(lambda keys: noun(*keys))),
    st.frozensets(st.sampled_from("abcdef")),
    st.sampled_from("abcdef"),
)
def test_more_keys_never_explain_less(terms: list[Term], keys: frozenset[str], more: str) -> None:
    before, after = explain(terms, keys, GLOSSARY), explain(terms, keys | {more}, GLOSSARY)
    assert 0 <= before.share <= after.share <= 1 + 1e-9
    assert len(after.unexplained) <= len(before.unexplained)
