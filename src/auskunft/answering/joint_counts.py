"""Figures that several things have together ("A und B beherbergen gemeinsam 110 Firmen")."""

from __future__ import annotations

import re
from itertools import pairwise

from auskunft.answering.prose_figures import PAIR
from auskunft.answering.reader import Reading
from auskunft.domain import Quantity
from auskunft.understanding.query import Query
from auskunft.understanding.view import CorpusView, SentenceView

_TOGETHER = re.compile(r"\b(?:gemeinsam|zusammen|together)\s+(?:[a-zäöüß]+\s+){0,2}$")
_AND = re.compile(r"\b(?:und|sowie|and)\b")
_OF_ALL = re.compile(r"\b(?:gemeinsam|zusammen|together)\b", re.IGNORECASE)


def is_joint(query: Query, view: CorpusView, reading: Reading) -> bool:
    """Whether the short answer would be the figure of several, and one of them is asked about."""
    sentence, asked = reading.candidate.view, {*query.entity_numbers}
    begin = sentence.sentence.start
    shown = [
        one
        for one in sentence.quantities
        if begin + reading.start < one.end and one.start < begin + reading.end
    ]
    owners = [sharing(view, sentence, one) for one in shown]
    one_of_them = any(len(theirs) >= PAIR and len(asked & theirs) == 1 for theirs in owners)
    return one_of_them and _OF_ALL.search(query.question) is None


def sharing(view: CorpusView, sentence: SentenceView, quantity: Quantity) -> frozenset[int]:
    """The things named before a figure that is theirs together."""
    begin = sentence.sentence.start
    if _TOGETHER.search(sentence.text[: quantity.start - begin]) is None:
        return frozenset()
    named = [one for one in view.things_in(sentence.number) if one[1] < quantity.start - begin]
    gaps = (sentence.text[one[2] : two[1]] for one, two in pairwise(named))
    joined = all(_AND.search(gap) for gap in gaps)
    return frozenset(number for number, _, _ in named) if joined else frozenset()
