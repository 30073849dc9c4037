"""Pieces of questions put into the question before ("Und im Wirtschaftssektor?")."""

from __future__ import annotations

import re

from auskunft import german
from auskunft.domain import AnswerType, Status, Turn
from auskunft.followup.bridging import bridge
from auskunft.followup.context import asked_before, capitalised, standalone
from auskunft.followup.cues import among, cues, fits
from auskunft.followup.references import reference
from auskunft.followup.slots import replaced
from auskunft.understanding.expectation import expected_answer
from auskunft.understanding.query import Query
from auskunft.understanding.understand import Understanding

_FRAGMENT_WORDS = 9
_BARE_WORDS = 3
_LEADING = re.compile(
    r"^(?:und|aber|oder|auch|sowie|nur|and|but|or|also|only|what about|how about|"
    r"(?:der|den|die)\s+(?:Teil|Anteil|Wert)\s+(?=(?:der|des|im|in|bei|von|für|vom)\b)|"
    r"(?:die|der|das|den)\s+(?=(?:der|des|im|in|bei|von|für|vom)\b)|"
    r"wie (?:sieht|steht|ist|sah|war|waren|sind) (?:es|das)(?: denn| dann| dabei| dort)? "
    r"(?:(?:mit|um)(?: (?:den|dem|der))?|(?=bei|in|im|für|\d))|"
    r"(?:how|what) (?:is|was) (?:it|that) (?=in|\d)|"
    r"was ist mit(?: (?:den|dem|der))?|"
    r"(?:wie (?:hoch|viele?|groß)|how (?:high|many|much|large)|dort|da|hier|there) "
    r"(?=(?:bei|beim|in|im|an|am|auf|für|mit|at|for|with)\b))\b[\s,]*",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"\s+(?:aus|denn|eigentlich|dann|so)\s*$", re.IGNORECASE)
_LOOKS = re.compile(r"\bwie\s+sieht\b", re.IGNORECASE)
_SAME_MEASURE = re.compile(
    r"(?:wie (?:hoch|groß|viele?|niedrig)|what|how (?:high|large|many|much))\s+"
    r"(?:ist|sind|war|waren|liegt|lag|beträgt|is|are|was|were)\s+"
    r"(?:er|sie|es|das|dies|it|that|this|(?:der|die|das|the)\s+"
    r"(?:wert|zahl|quote|anteil|angabe|rate|value|figure|rate|share))\b(?P<rest>.*)",
    re.IGNORECASE,
)


def ellipsis(
    text: str, query: Query, turns: list[Turn], understanding: Understanding
) -> str | None:
    """The last question with a piece put into it ("Und im Staatssektor?", "Und 2015?")."""
    opened = fits("openings", text)
    bare = len(german.words(text)) <= _BARE_WORDS and query.expectation.type is AnswerType.ANY
    fragment = _fragment(text)
    if not opened and _elsewhere(text):
        earlier = understanding.query(standalone(asked_before(turns)))
        return _same_measure(_fragment(text), query, earlier, understanding)
    if not (opened or bare) or len(german.words(fragment)) > _FRAGMENT_WORDS:
        return None
    turn = asked_before(turns)
    earlier = understanding.query(standalone(turn))
    if thing := _thing_without_verb(fragment, earlier, understanding):
        fragment = thing
    elif _has_question_word(fragment) or _SAME_MEASURE.match(fragment):
        return capitalised(
            _same_measure(fragment, query, earlier, understanding)
            or reference(fragment + "?", query, turns, understanding)
            or bridge(fragment + "?", understanding.query(fragment + "?"), turns, understanding)
            or fragment + "?"
        )
    return replaced(
        earlier,
        understanding.query(fragment),
        fragment,
        understanding.view,
        period_holds=turn.answer.status is Status.ANSWERED,
    )


def _thing_without_verb(fragment: str, earlier: Query, understanding: Understanding) -> str:
    """The thing for which the last question is asked again ("wer den Verbund X?"), or ""."""
    first, _, rest = fragment.partition(" ")
    opening = german.words(earlier.question)[:1]
    if not opening or german.fold(first) != german.fold(opening[0].text):
        return ""
    if not among("question_words", first) or not rest:
        return ""
    piece = understanding.query(rest)
    return rest if piece.entities and not piece.terms and earlier.entities else ""


def _fragment(text: str) -> str:
    """The piece without the words that only put it ("Und wie sieht es mit … aus?")."""
    fragment = text.strip(" ?!.")
    if _LOOKS.search(fragment):
        fragment = _TRAILING.sub("", fragment)
    while True:
        rest = _LEADING.sub("", fragment, count=1)
        if rest == fragment or not rest:
            return fragment.strip(" ,?!.")
        fragment = rest


def _same_measure(
    fragment: str, query: Query, earlier: Query, understanding: Understanding
) -> str | None:
    """The last question for another place ("… wie hoch ist sie in der Industrie?")."""
    match = _SAME_MEASURE.match(fragment)
    if match is None or query.entities:
        return None
    rest = match.group("rest").strip(" ?")
    opening = german.words(rest)[:1]
    if earlier.regions and opening and german.fold(opening[0].text) in cues().adverbs:
        # "dort" is the region, which the earlier question still names.
        rest = rest[opening[0].end :].strip()
    if earlier.entities and not _opens_place_or_year(rest):
        return None
    piece = understanding.query(rest)
    return replaced(earlier, piece, rest, understanding.view) if rest else None


def _elsewhere(text: str) -> bool:
    """Whether a question is for the last figure at another place ("Wie viele waren es in …?")."""
    match = _SAME_MEASURE.match(_fragment(text))
    opening = german.words(match["rest"])[:1] if match is not None else ()
    adverb = bool(opening) and german.fold(opening[0].text) in cues().adverbs
    return adverb or (match is not None and _opens_place_or_year(match["rest"]))


def _opens_place_or_year(rest: str) -> bool:
    """Whether a stretch opens with a preposition or a year."""
    opening = german.words(rest)[:1]
    return bool(opening) and (among("prepositions", opening[0].text) or opening[0].text.isdigit())


def _has_question_word(fragment: str) -> bool:
    """Whether a fragment opens as a question of its own ("wer", "von wem", "gibt es")."""
    if expected_answer(f"{fragment}?").type is AnswerType.YES_NO:
        return True
    opening = [word.text for word in german.words(fragment)[:2]]
    if (
        len(opening) > 1
        and among("prepositions", opening[0])
        and among("question_words", opening[1])
    ):
        return True
    if opening[:1] and german.fold(opening[0]) in {"von", "seit", "bis", "ab", "mit"}:
        return len(opening) == 1 or opening[1].lower().startswith("w")
    return bool(opening) and among("question_words", opening[0])
