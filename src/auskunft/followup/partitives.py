"""Parts of what was just counted ("Wie viele davon sind …?", "Und wie viele wurden …?")."""

from __future__ import annotations

import re

from auskunft import german
from auskunft.domain import AnswerType, Turn
from auskunft.followup.context import (
    asked_before,
    capitalised,
    counted,
    holder_phrase,
    standalone,
)
from auskunft.followup.cues import among, cues, fits
from auskunft.followup.slots import replaced
from auskunft.understanding.query import Query
from auskunft.understanding.question_words import cue_words
from auskunft.understanding.understand import Understanding

_AND = re.compile(r"^(?:und|aber|and|but)\s+", re.IGNORECASE)
_UNCOUNTED = re.compile(r"\bwie ?viel\b")
_HOW_MANY = re.compile(
    r"^(?:(?:und|and|aber|but)\s+)?(?P<asked>wie ?viele?|how many)\s+", re.IGNORECASE
)
_WHICH = re.compile(r"^(?:(?:und|and)\s+)?(?P<asked>welche[rsn]?|which)\s+", re.IGNORECASE)
_NOUN_WORDS = 2
_ADJECTIVAL = re.compile(r"(?:(?<!ä)nde|igte|liche|ierte)$")
"""Nouns inflected as adjectives: "Studierende", "Beschäftigte", "Jugendliche"."""


def partitive(
    text: str, query: Query, turns: list[Turn], understanding: Understanding
) -> str | None:
    """The things just counted in place of "davon" ("Wie viele davon sind …?")."""
    folded = german.fold(text)
    cue = next((c for c in cues().partitives if re.search(rf"\b{c}\b", folded)), None)
    if cue is None or not fits("amounts", text):
        return None
    whole = _whole(folded, query, turns, understanding)
    if not whole:
        return None
    pattern = re.compile(rf"\b{cue}\b", re.IGNORECASE)
    return capitalised(_AND.sub("", pattern.sub(whole, text, count=1)))


def bare_count(
    text: str, query: Query, turns: list[Turn], understanding: Understanding
) -> str | None:
    """A count that does not say of what: of what was just counted ("Wie viele wurden …?")."""
    match = _HOW_MANY.match(text)
    rest = text[match.end() :] if match is not None else ""
    earlier = understanding.query(standalone(asked_before(turns)))
    if match is None or earlier.expectation.type is not AnswerType.COUNT or not counted(earlier):
        return None
    if _only_noun(rest, english=query.english) and earlier.entities and not query.entities:
        return _counting(earlier, rest.strip(" ?!."))
    if not _lacks_noun(rest):
        return None
    if among("prepositions", german.words(rest)[0].text):
        piece = rest.strip(" ?!.")
        return replaced(earlier, understanding.query(piece), piece, understanding.view)
    named = any(mention.exact for mention in query.entities)
    whole = counted(earlier) if named else _whole("", query, turns, understanding)
    return f"{capitalised(match['asked'])} {whole} {rest}"


def bare_choice(
    text: str, query: Query, turns: list[Turn], understanding: Understanding
) -> str | None:
    """A choice that does not say of what: of what was just listed ("Welcher hat die …?")."""
    match = _WHICH.match(text)
    rest = text[match.end() :] if match is not None else ""
    earlier = understanding.query(standalone(asked_before(turns)))
    several = earlier.expectation.type in {AnswerType.COUNT, AnswerType.LIST}
    if match is None or not several or query.entities or not counted(earlier):
        return None
    if not _lacks_noun(rest) or among("prepositions", german.words(rest)[0].text):
        return None
    return f"{capitalised(match['asked'])} {_whole('', query, turns, understanding)} {rest}"


def _only_noun(rest: str, *, english: bool) -> bool:
    """Whether a noun and nothing else stands behind "wie viele"."""
    words = german.words(rest)
    if not words or len(words) > _NOUN_WORDS:
        return False
    return words[-1].text[:1].isupper() or (english and not _lacks_noun(rest))


def _counting(earlier: Query, noun: str) -> str:
    """The last count, of something else."""
    question, before = earlier.question, counted(earlier)
    start = question.find(before)
    if start < 0:  # the verb alone says who is counted ("Wie viele arbeiten bei X?")
        things = [question[one.start : one.end] for one in earlier.entities[:1]]
        asks = "How many" if earlier.english else "Wie viele"
        return " ".join(
            [asks, noun, *(f"{'at' if earlier.english else 'bei'} {t}" for t in things)]
        )
    return f"{question[:start]}{noun}{question[start + len(before) :]}"


def _lacks_noun(rest: str) -> bool:
    """Whether a verb or preposition, and no noun, stands right behind "wie viele"."""
    words = german.words(rest)
    if not words or words[0].text[:1].isupper():
        return False
    first = words[0].text
    if among("plural_verbs", first) or among("prepositions", first):
        return not any(among("pronouns", word.text) for word in words[1:2])
    if german.fold(first) in cue_words().yes_no_verbs:
        return not any(among("pronouns", word.text) for word in words[1:2])
    ends = len(words) == 1 or among("prepositions", words[1].text)
    return first.endswith(("en", "ten")) and ends


def _whole(folded: str, query: Query, turns: list[Turn], understanding: Understanding) -> str:
    """What was last counted, as that of which a part is asked for ("der Partner bei X"), or ""."""
    earlier = understanding.query(standalone(asked_before(turns)))
    noun = counted(earlier)
    if not noun:
        return ""
    named = any(mention.exact for mention in query.entities)
    several = earlier.expectation.type is AnswerType.LIST
    holder = "" if named or several else holder_phrase(earlier, turns, understanding)
    place = f" {'at' if query.english else 'bei'} {holder}" if holder else ""
    countable = earlier.expectation.type is AnswerType.COUNT
    uncounted = _UNCOUNTED.search(folded) and not countable
    of = "of the" if query.english else "vom" if uncounted else "der"
    noun = re.sub(r"^(?:der|of the) ", "", noun)
    inflected = _ADJECTIVAL.sub(r"\g<0>n", noun)
    return f"{of} {inflected}{place}"
