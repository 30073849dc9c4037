"""The stretches of a sentence that could be a short answer: figures, dates, phrases, clauses."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from auskunft.answering.reading.figure_spans import comparator_start, dates, figures
from auskunft.answering.reading.span import Kind, Span, make_span
from auskunft.answering.reading.tokens import Tag, Token, cues, tokens
from auskunft.german import fold

_LONGEST_NAME = 6
_CLAUSE_WORDS = 3
_LONGEST_CLAUSE = 22
_OPENERS = {"„": '“”"', "“": '”"', '"': '"“”', "»": "«", "«": "»", "‚": "‘’", "(": ")"}
_PHRASES = frozenset(
    {Kind.NAME, Kind.NOUNS, Kind.PHRASE, Kind.LINKED, Kind.SERIES, Kind.PLACE, Kind.QUOTED}
)
_ANYTHING = frozenset(Kind) - {Kind.DATE, Kind.YEAR}
_ALLOWED = {
    "number": frozenset({Kind.FIGURE, Kind.QUANTITY, Kind.PHRASE}),
    "date": frozenset({Kind.DATE, Kind.YEAR}),
    "person": _PHRASES,
    "place": _PHRASES,
    "term": _ANYTHING - {Kind.CLAUSE},
    "thing": _ANYTHING,
    "clause": _ANYTHING,
}


@functools.lru_cache(maxsize=8192)
def spans(sentence: str) -> tuple[Span, ...]:
    """All candidate spans of a sentence, without doubles; remembered per sentence."""
    words = tokens(sentence)
    found: dict[tuple[bool, int, int], Span] = {}
    generators = (
        dates(sentence, words),
        figures(sentence, words),
        _quoted(words),
        _phrases(words),
        _single_words(words),
        _clauses(words),
    )
    for generator in generators:
        for span in generator:
            # "1500" may be a year and a figure: the question decides which it is.
            found.setdefault((span.kind is Kind.YEAR, span.start, span.end), span)
    return tuple(found.values())


def _quoted(words: Sequence[Token]) -> Iterator[Span]:
    for number, token in enumerate(words):
        closers = _OPENERS.get(token.text)
        if closers is None:
            continue
        for last in range(number + 1, len(words)):
            if words[last].text in closers:
                if last > number + 1:
                    yield make_span(Kind.QUOTED, words, number + 1, last)
                    if token.text != "(":
                        yield make_span(Kind.QUOTED, words, number, last + 1)
                break


def _chunks(words: Sequence[Token]) -> list[tuple[int, int, int]]:
    """Noun phrases as (first adjective, first noun, end) without their articles."""
    links = frozenset(map(fold, cues()["names"]["links"]))
    found: list[tuple[int, int, int]] = []
    number = 0
    while number < len(words):
        first = number
        while number < len(words) and words[number].tag in {Tag.ADJECTIVE, Tag.FIGURE}:
            number += 1
        noun = number
        while number < len(words) and words[number].tag is Tag.NOUN:
            number += 1
            if (
                number + 1 < len(words)
                and words[number].folded in links
                and words[number].tag is not Tag.CONJUNCTION
                and words[number].folded not in {"der", "den", "des", "von", "zu", "in"}
                and words[number + 1].tag is Tag.NOUN
            ):
                number += 1
        if number > noun:
            found.append((first, noun, number))
        elif number == first:
            number += 1
    return found


def _phrases(words: Sequence[Token]) -> Iterator[Span]:
    chunks = _chunks(words)
    for index, (first, noun, last) in enumerate(chunks):
        yield from _inside_chunk(words, first, noun, last)
        yield from _joined_chunks(words, chunks, index)


def _inside_chunk(words: Sequence[Token], first: int, noun: int, last: int) -> Iterator[Span]:
    bare = first == noun and (first == 0 or words[first - 1].tag is not Tag.DETERMINER)
    kind = Kind.NAME if bare or last - noun > 1 else Kind.NOUNS
    if first and words[first - 1].tag is Tag.PREPOSITION:
        kind = Kind.PLACE
    for start in range(first, noun):
        yield make_span(Kind.PHRASE, words, start, last)
    if last - noun > _LONGEST_NAME:
        yield make_span(kind, words, noun, last)
        return
    for start in range(noun, last):
        for end in range(last, start, -1):
            if words[start].tag is Tag.NOUN and words[end - 1].tag is Tag.NOUN:
                yield make_span(kind, words, start, end)
    for start in range(first, noun):
        # An adjective alone names a kind: "unter globaler Betrachtung".
        if words[start].tag is Tag.ADJECTIVE:
            yield make_span(Kind.WORD, words, start, start + 1)


def _joined_chunks(
    words: Sequence[Token], chunks: Sequence[tuple[int, int, int]], index: int
) -> Iterator[Span]:
    """A phrase with what follows it: a genitive, a prepositional phrase, further members."""
    first, noun, last = chunks[index]
    end = last
    series_end = last
    for following, (next_first, _, next_last) in enumerate(chunks[index + 1 : index + 6]):
        gap = words[end:next_first]
        tags = [token.tag for token in gap]
        if following == 0 and (
            tags == [Tag.DETERMINER]
            or (tags[:1] == [Tag.PREPOSITION] and all(t is Tag.DETERMINER for t in tags[1:]))
        ):
            yield make_span(Kind.LINKED, words, first, next_last)
            if noun != first:
                yield make_span(Kind.LINKED, words, noun, next_last)
        joins = [t for t in gap if t.tag not in {Tag.DETERMINER, Tag.PREPOSITION, Tag.ADVERB}]
        if len(joins) == 1 and joins[0].folded in {",", "und", "oder", "sowie"}:
            series_end = next_last
            if joins[0].folded != ",":
                yield make_span(Kind.SERIES, words, first, series_end)
            end = next_last
            continue
        break


def _single_words(words: Sequence[Token]) -> Iterator[Span]:
    """Predicates: "wurde zerstört", "gilt als rückständig und irrational"."""
    for number, token in enumerate(words):
        if token.tag is Tag.OTHER and token.content:
            yield make_span(Kind.WORD, words, number, number + 1)
            if (
                number + 2 < len(words)
                and words[number + 1].tag is Tag.CONJUNCTION
                and words[number + 2].tag is Tag.OTHER
            ):
                yield make_span(Kind.WORD, words, number, number + 3)


def _clauses(words: Sequence[Token]) -> Iterator[Span]:
    """Stretches between commas and the like, and from inside cues on ("durch …", "um … zu")."""
    openers = frozenset((*cues()["clauses"]["reason"], *cues()["clauses"]["manner"]))
    ends = [n for n, t in enumerate(words) if t.text in {",", ";", ":", "–", "(", ")", "."}]
    start = 0
    for end in [*ends, len(words)]:
        begins = [start]
        begins += [n for n in range(start + 1, end) if words[n].folded in openers]
        begins += [n + 1 for n in begins if n < end and words[n].folded in openers]
        for begin in begins:
            if _CLAUSE_WORDS <= end - begin <= _LONGEST_CLAUSE:
                yield make_span(Kind.CLAUSE, words, begin, end)
        start = end + 1


def spans_for(group: str, sentence: str) -> tuple[Span, ...]:
    """The candidate spans that can answer a question of the group (see `questions`)."""
    allowed = _ALLOWED[group]
    words = tokens(sentence)
    return tuple(
        span
        for span in spans(sentence)
        if span.kind in allowed
        and (
            group != "number" or span.kind is not Kind.PHRASE or words[span.first].tag is Tag.FIGURE
        )
    )


def whole_quantity(sentence: str, span: Span) -> Span:
    """A figure with the comparator and the unit that belong to it ("200" → "über 200")."""
    if span.kind not in {Kind.FIGURE, Kind.QUANTITY, Kind.PHRASE}:
        return span
    words = tokens(sentence)
    first = comparator_start(words, span.first)
    last = span.last
    for other in spans(sentence):
        if other.kind is Kind.QUANTITY and other.first <= span.first and other.last > last:
            last = other.last
    return make_span(span.kind, words, first, last)
