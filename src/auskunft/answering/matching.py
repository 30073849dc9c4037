"""How well a target explains what a question asks for.

Every term of the question has a weight; a target explains it by having its keys. What stays
unexplained narrows the question in a way the target does not speak of, and an answer must say so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from auskunft import german
from auskunft.understanding.glossary import Glossary, Term

RELATED = 0.9
"""What a special key counts for the general one that covers it."""
_UNKNOWN_VERB = 0.2
_VERB_FORM = 0.9
_PART = 5
"""Letters that two unknown words must share to be taken for forms of one another."""


@dataclass(frozen=True)
class Explanation:
    """The share of the question's weight that a target explains, and the terms it leaves."""

    share: float
    unexplained: tuple[Term, ...]

    @property
    def open_qualifiers(self) -> tuple[Term, ...]:
        """Unexplained nouns and adjectives: they narrow what is asked for."""
        return tuple(term for term in self.unexplained if term.qualifier or term.known)


def weight(term: Term) -> float:
    """How much it matters that a term is explained: a verb of no known meaning little."""
    return 1.0 if term.qualifier or term.known else _UNKNOWN_VERB


def explained(
    term: Term,
    keys: frozenset[str],
    glossary: Glossary,
    loose: Callable[[str], float] | None = None,
) -> float:
    """The share of a term's keys that the target's keys contain or are covered by.

    The key of a known wording is the name of a meaning: its letters are not compared.
    """
    if not term.keys:
        return 0.0
    form = None if term.known else loose
    return sum(_key_match(key, keys, glossary, form) for key in term.keys) / len(term.keys)


def _key_match(
    key: str, keys: frozenset[str], glossary: Glossary, loose: Callable[[str], float] | None
) -> float:
    if key in keys:
        return 1.0
    if glossary.covers.get(key, frozenset()) & keys:
        return RELATED
    return loose(key) if loose else 0.0


def explain(
    terms: Sequence[Term],
    keys: frozenset[str],
    glossary: Glossary,
    *,
    threshold: float = 0.5,
    loose: Callable[[str], float] | None = None,
) -> Explanation:
    """How much of the terms the keys explain; a term counts as explained from the threshold on."""
    total = sum(map(weight, terms))
    if total == 0:
        return Explanation(0.0, ())
    shares = [(term, explained(term, keys, glossary, loose)) for term in terms]
    gained = sum(weight(term) * share for term, share in shares)
    return Explanation(gained / total, tuple(term for term, share in shares if share < threshold))


@lru_cache(maxsize=4096)
def similar_form(keys: frozenset[str]) -> Callable[[str], float]:
    """A loose match for inflected and derived forms: a long common beginning or a part."""
    known = tuple(key for key in keys if len(key) >= _PART)
    roots = {root for key in keys if (root := german.verb_root(key))}

    def match(key: str) -> float:
        if german.verb_root(key) in roots:
            return _VERB_FORM
        if len(key) < _PART:
            return 0.0
        return max((_form_share(key, other) for other in known), default=0.0)

    return match


_DENYING = ("nicht", "un", "ausser", "non")


@lru_cache(maxsize=1 << 16)
def _form_share(key: str, other: str) -> float:
    shorter, longer = sorted((key, other), key=len)
    if longer in {prefix + shorter for prefix in _DENYING}:
        return 0.0  # "nichtöffentlich" is not "öffentlich"
    if longer.startswith(shorter) or longer.endswith(shorter):
        return 0.8
    common = next(
        (n for n, (a, b) in enumerate(zip(key, other, strict=False)) if a != b), len(shorter)
    )
    return 0.7 if common >= _PART and common >= 0.7 * len(shorter) else 0.0
