"""Pieces of questions put into the question before ("Und im Wirtschaftssektor?")."""

from __future__ import annotations

import re

from auskunft import german
from auskunft.domain import Span, Turn
from auskunft.followup.context import standalone
from auskunft.followup.cues import cues, fits
from auskunft.followup.references import reference
from auskunft.understanding.query import Query
from auskunft.understanding.understand import Understanding

_FRAGMENT_WORDS = 7


_BARE_WORDS = 3


_LEADING = re.compile(
    r"^(?:und|aber|oder|auch|sowie|and|but|or|also|what about|how about|"
    r"wie (?:sieht|steht) es(?: denn)? (?:mit|bei|in|im|für)|"
    r"was ist mit|wie ist es (?:mit|in|im|bei))\b[\s,]*",
    re.IGNORECASE,
)


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
    opened = fits(cues().openings, german.fold(text))
    bare = len(german.words(text)) <= _BARE_WORDS and not text.rstrip("?! ").lower().startswith(
        ("was", "wer", "wie", "wo", "wann", "what", "who", "how", "where", "when")
    )
    fragment = _LEADING.sub("", text).strip(" ?!.")
    if not (opened or bare) or len(german.words(fragment)) > _FRAGMENT_WORDS + 2:
        return None
    earlier = understanding.query(standalone(turns[-1]))
    if _has_question_word(fragment) or _SAME_MEASURE.match(fragment):
        return (
            _same_measure(fragment, query, earlier, understanding)
            or reference(fragment + "?", query, turns, understanding)
            or fragment + "?"
        )
    piece = understanding.query(fragment)
    edited = _replace_slot(earlier, piece, fragment)
    return edited or None


def _same_measure(
    fragment: str, query: Query, earlier: Query, understanding: Understanding
) -> str | None:
    """The last question for another place ("… wie hoch ist sie in der Industrie?")."""
    match = _SAME_MEASURE.match(fragment)
    if match is None or query.entities or earlier.entities:
        return None
    rest = match.group("rest").strip(" ?")
    piece = understanding.query(rest)
    return _replace_slot(earlier, piece, rest) if rest else None


def _has_question_word(fragment: str) -> bool:
    """Whether a fragment opens as a question of its own ("wer", "von wem")."""
    opening = german.fold(fragment).split()[:2]
    if opening[:1] == ["von"]:
        return len(opening) == 1 or opening[1].startswith("w")
    return bool(opening) and opening[0] in cues().question_words


def _replace_slot(earlier: Query, piece: Query, fragment: str) -> str | None:
    """The earlier question with the piece in place of what it corresponds to."""
    question = earlier.question
    if piece.periods and not piece.terms and not piece.entities:
        return _swap(question, [Span(p.start, p.end) for p in earlier.periods], fragment)
    if piece.regions and not piece.terms and not piece.entities:
        return _swap(question, [Span(r.start, r.end) for r in earlier.regions], fragment)
    if piece.entities and not piece.terms:
        spans = [part for mention in earlier.entities for part in mention.parts]
        if spans:
            return _swap(question, [Span(spans[0].start, spans[-1].end)], fragment)
        return _replace_last_term(earlier, fragment)
    if piece.has("scope.whole") and not piece.terms:
        scope = _last_scope(earlier)
        return _swap(question, [scope], "insgesamt") if scope else None
    return _replace_last_term(earlier, fragment) if piece.terms else None


def _last_scope(query: Query) -> Span | None:
    """The last prepositional stretch of the question that names a scope."""
    for term in reversed(query.terms):
        start = with_preposition(query.question, term.start)
        if start < term.start:
            return Span(start, term.end)
    return None


def _replace_last_term(earlier: Query, fragment: str) -> str | None:
    """The fragment in place of the last thing the earlier question named."""
    if not earlier.terms:
        return None
    words = german.words(fragment)
    preposition = len(words) > 1 and german.fold(words[0].text) in cues().prepositions
    scope = _last_scope(earlier)
    if preposition and scope is not None:
        return _swap(earlier.question, [scope], fragment)
    if preposition:
        return _swap(earlier.question, [], fragment)
    last = earlier.terms[-1]
    return _swap(
        earlier.question, [Span(last.start, last.end)], _without_leading_stop_words(fragment)
    )


def _without_leading_stop_words(fragment: str) -> str:
    words = german.words(fragment)
    while len(words) > 1 and german.fold(words[0].text) in german.stop_words():
        fragment = fragment[words[1].start :]
        words = german.words(fragment)
    return fragment


def _swap(question: str, spans: list[Span], fragment: str) -> str:
    """The fragment in place of the first span (with the preposition before it), else at the end."""
    if not spans:
        return f"{question.rstrip('?.! ')} {fragment}?"
    first = spans[0]
    opens = german.words(fragment)[:1]
    brings_preposition = bool(opens) and german.fold(opens[0].text) in german.stop_words()
    start = with_preposition(question, first.start) if brings_preposition else first.start
    if brings_preposition and start == first.start:
        start = _with_article(question, start)
    return " ".join(f"{question[:start]} {fragment} {question[first.end :]}".split()).replace(
        " ?", "?"
    )


def _with_article(question: str, start: int) -> int:
    """Where the article right before an offset begins; the offset itself without one."""
    before = [word for word in german.words(question) if word.end <= start][-1:]
    return next((word.start for word in before if german.fold(word.text) in cues().articles), start)


def with_preposition(question: str, start: int) -> int:
    """Where the prepositional phrase before an offset begins ("im", "in den FuE-intensiven")."""
    words = [word for word in german.words(question) if word.end <= start]
    position = start
    nouns = 0
    for word in reversed(words[-4:]):
        folded = german.fold(word.text)
        if folded in cues().prepositions:
            return word.start
        nouns += word.text[:1].isupper()
        if nouns > 1:
            break
    return position
