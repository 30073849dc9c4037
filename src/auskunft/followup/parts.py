"""A question taken apart: question word, noun, verb, rest."""

from __future__ import annotations

from dataclasses import dataclass

from auskunft.followup.cues import cues
from auskunft.understanding.query import Query
from auskunft.understanding.question_words import (
    Token,
    cue_words,
    first_cue,
    is_yes_no,
    tokenise,
    without_politeness,
)

COUNTS = frozenset({"count", "much"})
"""The kinds of question words that ask for a number."""


@dataclass(frozen=True)
class Parts:
    """A question taken apart: kind of its question word, the noun behind it, verb, rest."""

    kind: str
    noun: str
    verb: str
    rest: str


def parts_of(query: Query) -> Parts | None:
    """The question taken apart; None where it is no question with a verb."""
    tokens = [token for token in tokenise(query.question) if token.folded[0].isalnum()]
    tokens = without_politeness(tokens)
    if not tokens:
        return None
    if is_yes_no(tokens):
        return Parts("yes_no", "", tokens[0].text.lower(), _text(query, tokens[1:]))
    found = first_cue(tokens)
    if found is None or found[0] == "list":
        return None
    kind, _, after = found
    if kind == "define":
        return Parts(kind, "", tokens[after - 1].text, _text(query, tokens[after:]))
    end = _noun_end(query, tokens, after) if kind in COUNTS | {"which"} else after
    if end >= len(tokens):
        return None
    noun = _text(query, tokens[after:end])
    return Parts(kind, noun, tokens[end].text, _text(query, tokens[end + 1 :]))


def _noun_end(query: Query, tokens: list[Token], after: int) -> int:
    """Where the noun phrase from a token on ends: at the verb."""
    seen = False
    for number, token in enumerate(tokens[after:], start=after):
        named = any(p.start <= token.start < p.end for m in query.entities for p in m.parts)
        noun = named or token.text[:1].isupper() or token.text[:1].isdigit()
        seen = seen or noun
        if noun:
            continue
        joins = (
            token.folded in cue_words().determiners or token.folded in cues().words["prepositions"]
        )
        verb = token.folded in cue_words().yes_no_verbs
        if verb or (seen and not joins):
            return number
    return len(tokens)


def _text(query: Query, tokens: list[Token]) -> str:
    return query.question[tokens[0].start : tokens[-1].end] if tokens else ""
