"""Another question word for the last question ("Bis wann?", "Wie viel Prozent sind das?")."""

from __future__ import annotations

from dataclasses import dataclass

from auskunft import german
from auskunft.domain import Turn
from auskunft.followup.context import (
    asked_before,
    capitalised,
    cites_indicator,
    entity_phrase,
    named_stretch,
    standalone,
)
from auskunft.followup.cues import cues, fits
from auskunft.understanding.query import Query
from auskunft.understanding.question_words import (
    Token,
    cue_words,
    first_cue,
    is_yes_no,
    tokenise,
    without_politeness,
)
from auskunft.understanding.understand import Understanding

_COUNTS = frozenset({"count", "much"})
_TIMES = ("wann", "when", "lange", "long", "jahr", "year")


@dataclass(frozen=True)
class _Parts:
    """A question taken apart: kind of its question word, the noun behind it, verb, rest."""

    kind: str
    noun: str
    verb: str
    rest: str


def other_question_word(text: str, turns: list[Turn], understanding: Understanding) -> str | None:
    """The last question with the question word that this one consists of."""
    words = [word.text for word in german.words(text)]
    while words and german.fold(words[0]) in {"und", "aber", "and"}:
        words = words[1:]
    asked = " ".join(words)
    turn = asked_before(turns)
    if not fits("interrogatives", asked) or (
        fits("figures", asked) and cites_indicator(turn.answer, understanding)
    ):
        return None
    asked = cues().question_word_means.get(german.fold(asked), asked)
    earlier = understanding.query(standalone(turn))
    parts = _parts(earlier)
    if parts is None:
        return f"{capitalised(asked)} {named_stretch(earlier)}?" if named_stretch(earlier) else None
    noun = parts.noun
    if noun and parts.kind not in _COUNTS:
        noun = entity_phrase(earlier, turn, understanding) or noun
    verb = parts.verb
    if parts.kind == "define" and any(time in german.fold(asked) for time in _TIMES):
        verb = "gibt es" if verb in {"ist", "sind"} else verb
    return " ".join(f"{capitalised(asked)} {verb} {_with_noun(parts.rest, noun)}".split()) + "?"


def in_percent(text: str, turns: list[Turn], understanding: Understanding) -> str | None:
    """The last count as a share of what was counted."""
    if not fits("percent", text):
        return None
    earlier = understanding.query(standalone(asked_before(turns)))
    parts = _parts(earlier)
    if parts is None or parts.kind != "count" or not parts.noun:
        return None
    start = earlier.question.index(parts.noun)
    counted = earlier.question[start:].removeprefix("der ").removeprefix("of the ")
    return f"{cues().percent_word[earlier.language]} {counted}"


def _with_noun(rest: str, noun: str) -> str:
    """The noun before the verb that closes the sentence ("… Beratungen durchführen")."""
    words = rest.split()
    if not noun or noun in rest:
        return rest
    closes = bool(words) and words[-1].islower()
    return " ".join([*words[:-1], noun, words[-1]] if closes else [*words, noun])


def _parts(query: Query) -> _Parts | None:
    """The last question taken apart; None where it is no question with a verb."""
    tokens = [token for token in tokenise(query.question) if token.folded[0].isalnum()]
    tokens = without_politeness(tokens)
    if not tokens:
        return None
    if is_yes_no(tokens):
        return _Parts("yes_no", "", tokens[0].text.lower(), _text(query, tokens[1:]))
    found = first_cue(tokens)
    if found is None or found[0] == "list":
        return None
    kind, _, after = found
    if kind == "define":
        return _Parts(kind, "", tokens[after - 1].text, _text(query, tokens[after:]))
    end = _noun_end(query, tokens, after) if kind in _COUNTS | {"which"} else after
    if end >= len(tokens):
        return None
    noun = _text(query, tokens[after:end])
    return _Parts(kind, noun, tokens[end].text, _text(query, tokens[end + 1 :]))


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
