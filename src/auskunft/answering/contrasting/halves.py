"""A question that compares, cut where it joins the two things."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from auskunft.answering.composing.figures import Figure, Scene
from auskunft.understanding.query import Query

MORE_OF = re.compile(
    r"\b(?:mehr|weniger|meisten|wenigsten|more|fewer|less|most|fewest)\s+(?P<noun>\w+)"
)
"""Says what there is more of."""
_THAN = re.compile(r"\b(?:als|than)\b", re.IGNORECASE)
_OR = re.compile(r"\b(?:oder|or)\b", re.IGNORECASE)
_AGAINST = re.compile(
    r"\b(?:gegen|gegenüber|vs|versus|verglichen mit|im Vergleich (?:zu[mr]?|mit)"
    r"|compared (?:to|with))\b",
    re.IGNORECASE,
)
_AND = re.compile(r"\b(?:und|and)\b|,", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:größer|kleiner|mehr|weniger|beiden|more|fewer|less|larger|both)\b")
Belief = Mapping[int, float]
"""How likely each sentence answers, by its number."""


@dataclass(frozen=True)
class Halves:
    """Where the question joins its two sides, and how likely sentences tell of either."""

    joint: int
    left: Belief
    right: Belief


def joint_of(query: Query) -> int | None:
    """Where the two sides are joined ("A oder B", "mehr als B"); None where nothing joins any."""
    question = query.question
    patterns = (_OR, _THAN, _AGAINST) if query.either else (_THAN, _AGAINST, _OR)
    for pattern in (*patterns, *((_AND,) if _BETWEEN.search(question) else ())):
        found: list[int] = [match.start() for match in pattern.finditer(question)]
        if found:
            return found[-1]
    return None


def halves_of(query: Query) -> tuple[int, str, str] | None:
    """The joint and both halves as keywords, the left one with what both share."""
    joint = joint_of(query)
    if joint is None:
        return None
    starts = [(term.start, term.text) for term in query.terms]
    starts += [
        (part.start, query.question[part.start : part.end])
        for one in query.entities
        for part in one.parts
    ]
    starts += [(one.start, str(one.period)) for one in query.periods]
    ordered = sorted(starts)
    left = [text for start, text in ordered if start < joint]
    right = [text for start, text in ordered if start > joint]
    return (joint, " ".join(left), " ".join(right)) if left and right else None


@dataclass(frozen=True)
class Pair:
    """Two figures of one unit, the first for what the question names first."""

    scene: Scene
    halves: Halves
    first: Figure
    last: Figure

    @cached_property
    def left_terms(self) -> frozenset[int]:
        """The numbers of the terms before the joint."""
        return frozenset(n for n, one in enumerate(self.scene.terms) if one.start < self.joint)

    @property
    def joint(self) -> int:
        """Where the sides are joined."""
        return self.halves.joint

    def named_on(self, *, left: bool) -> frozenset[int]:
        """The things of the corpus that the question names on a side."""
        named = [
            {*one.entities} for one in self.scene.query.entities if (one.start < self.joint) is left
        ]
        return frozenset[int]().union(*named)

    def named(self, figure: Figure, *, left: bool) -> bool:
        """Whether a figure's sentence is about, or names, something named on that side."""
        return bool(figure.things & self.named_on(left=left))
