"""Figures that are one of several of which a whole is made up: "57 Firmen und 12 Institute"."""

from __future__ import annotations

import re

from auskunft.answering.wholes import related
from auskunft.domain import Quantity
from auskunft.understanding.view import CorpusView, SentenceView

_NEXT = re.compile(
    r"(?:\s+[\w’'-]+)?(?:\s+\([^)]*\))?(?:,|\s+(?:und|sowie|and))\s+"
    r"(?:(?:auch|rund|etwa|über|mehr als|about|over)\s+)*"
)
"""Between two figures that are counted together."""


def listed_with(sentence: SentenceView, quantity: Quantity) -> tuple[Quantity, ...]:
    """The numbers in one enumeration with another, that among them; alone where it is in none."""
    plain = sorted(
        (one for one in sentence.quantities if not one.unit and one.whole is None),
        key=lambda one: one.start,
    )
    groups: list[list[Quantity]] = []
    for one in plain:
        if groups and _joined(sentence, groups[-1][-1], one):
            groups[-1].append(one)
        else:
            groups.append([one])
    return next((tuple(group) for group in groups if quantity in group), (quantity,))


def _joined(sentence: SentenceView, one: Quantity, other: Quantity) -> bool:
    begin = sentence.sentence.start
    counted = bool(one.noun and other.noun)
    between = sentence.text[one.end - begin : other.start - begin]
    return counted and _NEXT.fullmatch(between) is not None


def is_one_of_several(
    view: CorpusView, sentence: SentenceView, quantity: Quantity, asked: frozenset[str]
) -> bool:
    """Whether it counts one sort of several, and what is asked (by its keys) is not that sort.

    What may be any of them ("Mitglieder", "Partner") is no sort.
    """
    listed = listed_with(sentence, quantity)
    nouns = [view.interpreter.keys(one.noun) for one in listed if one is not quantity]
    noun = view.interpreter.keys(quantity.noun)

    def may_be(key: str, counted: frozenset[str]) -> bool:
        return related(view, frozenset({key}), counted)

    return bool(nouns) and not any(
        _is_called(key, noun) or (may_be(key, noun) and not all(may_be(key, one) for one in nouns))
        for key in asked
    )


def _is_called(key: str, noun: frozenset[str]) -> bool:
    """Whether a word is that of a noun, or a compound with it ("Mitgliedsfirmen", "Firmen")."""
    return any(key.endswith(one) for one in noun)
