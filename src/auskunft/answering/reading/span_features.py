"""What speaks for a span as the short answer: named figures, each between about 0 and 1."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from auskunft.answering.reading.matching import Matcher, similarity
from auskunft.answering.reading.questions import Question
from auskunft.answering.reading.sentence_features import Scene
from auskunft.answering.reading.span import Kind, Span
from auskunft.answering.reading.tokens import Tag, Token, cues, tokens
from auskunft.domain import AnswerType
from auskunft.german import fold

_CONTRACTED = {
    "im": "in",
    "ins": "in",
    "am": "an",
    "ans": "an",
    "beim": "bei",
    "vom": "von",
    "zum": "zu",
    "zur": "zu",
}
# Articles and question words whose form tells the case for sure.
_CASES = {"den": "accusative", "einen": "accusative", "keinen": "accusative", "dem": "dative",
          "einem": "dative", "des": "genitive", "eines": "genitive"}  # fmt: skip
_ASKED_CASES = {"wer": "nominative", "welcher": "nominative", "wen": "accusative",
                "welchen": "accusative", "wem": "dative", "welchem": "dative",
                "wessen": "genitive", "who": "nominative"}  # fmt: skip
_BARRIERS = frozenset({",", ";", "–", ":", "(", ")"})
_SLOPE = 4


@dataclass(frozen=True, slots=True)
class Sighting:
    """What reading one sentence for spans needs.

    `articled` are the stems seen with an article, `barriers[n]` counts the commas, brackets and
    the like before token n.
    """

    question: Question
    matcher: Matcher
    scene: Scene
    articled: frozenset[str]
    barriers: tuple[int, ...]


def sight(question: Question, matcher: Matcher, scene: Scene, articled: frozenset[str]) -> Sighting:
    """Makes a sentence ready for its spans to be judged."""
    flags = (token.text in _BARRIERS for token in scene.sentence)
    return Sighting(question, matcher, scene, articled, tuple(accumulate(flags, initial=0)))


def articled(sentences: Iterable[str]) -> frozenset[str]:
    """The stems of capitalised words that somewhere follow an article or adjective: no names."""
    return frozenset().union(*map(_articled_in, sentences))


@functools.lru_cache(maxsize=8192)
def _articled_in(sentence: str) -> frozenset[str]:
    return frozenset(
        token.stem
        for before, token in pairwise(tokens(sentence))
        if token.tag is Tag.NOUN and before.tag in {Tag.DETERMINER, Tag.ADJECTIVE, Tag.FIGURE}
    )


def span_features(sighting: Sighting, span: Span) -> dict[str, float]:
    """What speaks for the span as the short answer."""
    words = sighting.scene.sentence
    inside = words[span.first : span.last]
    features = {f"kind_{span.kind.value}": 1.0}
    features.update(_form(sighting, words, span, inside))
    features.update(_nearness(sighting, span))
    features.update(_grammar(sighting.question, words, span))
    features.update(_focus(sighting.question, words, span, inside))
    if sighting.question.group == "number":
        features.update(_figure(sighting.question, words, span))
    elif span.kind is Kind.CLAUSE:
        features.update(_clause_cues(words, span, inside))
    return features


def _form(
    sighting: Sighting, words: Sequence[Token], span: Span, inside: Sequence[Token]
) -> dict[str, float]:
    """Length, capitals, whether the phrase is whole and new, whether it looks like a name."""
    content = [token for token in inside if token.content]
    capitals = [token for token in inside if token.text[0].isupper()]
    before = words[span.first - 1].tag if span.first else None
    after = words[span.last].tag if span.last < len(words) else None
    named = [t for t in capitals if t.stem not in sighting.articled and not _is_abstract(t)]
    whole = before not in {Tag.NOUN, Tag.ADJECTIVE} and after is not Tag.NOUN
    return {
        "repeats": _repeated(sighting, content),
        "length": math.log(len(inside)),
        "content": min(3, len(content)) / 3,
        "opens": float(span.first == 0),
        "article": float(before is Tag.DETERMINER),
        "capitals": len(capitals) / len(inside),
        "name": len(named) / len(content) if content else 0.0,
        "whole": float(whole),
    }


def _is_abstract(token: Token) -> bool:
    return token.folded.endswith(tuple(cues()["names"]["never_end"]))


def _repeated(sighting: Sighting, content: Sequence[Token]) -> float:
    """The share of the span's content words that the question already holds."""
    if not content:
        return 1.0
    best = [max((value for _, value in sighting.matcher.hits(t)), default=0.0) for t in content]
    return sum(best) / len(content)


def _nearness(sighting: Sighting, span: Span) -> dict[str, float]:
    """How near the question's words stand to the span, of what class, on which side."""
    scene, question = sighting.scene, sighting.question
    words = scene.sentence
    begin, end = _clause(words, span)
    total = near = nearest = clause = verb = left = right = 0.0
    for word, strength, positions in zip(
        question.words, scene.here.strength, scene.here.positions, strict=True
    ):
        if not positions:
            continue
        weight = word.weight * strength
        total += weight
        best = 0.0
        for position in positions:
            if span.first <= position < span.last:
                continue
            value = strength * _proximity(sighting.barriers, span, position)
            best = max(best, value)
            if words[position].tag in {Tag.OTHER, Tag.VERB}:
                verb = max(verb, value)
            left = max(left, strength * (position == span.first - 1))
            right = max(right, strength * (position == span.last))
        near += word.weight * best
        nearest = max(nearest, best)
        clause += weight * any(begin <= position < end for position in positions)
    total = total or 1.0
    return {
        "near": near / total,
        "nearest": nearest,
        "clause": clause / total,
        "verb": verb,
        "left": left,
        "right": right,
    }


def _proximity(barriers: Sequence[int], span: Span, position: int) -> float:
    """1 for neighbours, less with every token and much less with every comma between."""
    first, last = (position + 1, span.first) if position < span.first else (span.last, position)
    return 1 / (1 + (last - first) / _SLOPE + barriers[last] - barriers[first])


def _clause(words: Sequence[Token], span: Span) -> tuple[int, int]:
    begin, end = span.first, span.last
    while begin > 0 and words[begin - 1].text not in _BARRIERS:
        begin -= 1
    while end < len(words) and words[end].text not in _BARRIERS:
        end += 1
    return begin, end


def _grammar(question: Question, words: Sequence[Token], span: Span) -> dict[str, float]:
    """Whether the phrase has the case and the preposition that the question asks for."""
    determiner, preposition = "", ""
    position = span.first - 1
    while position >= 0 and words[position].tag in {Tag.ADJECTIVE, Tag.ADVERB}:
        position -= 1
    if position >= 0 and words[position].tag is Tag.DETERMINER:
        determiner = words[position].folded
        position -= 1
    if position >= 0 and words[position].tag is Tag.PREPOSITION:
        preposition = words[position].folded
    opens = position < 0 or words[position].text in _BARRIERS
    opens = opens or words[position].tag is Tag.CONJUNCTION
    after_noun = position >= 0 and words[position].tag is Tag.NOUN
    if words[span.first].tag is Tag.PREPOSITION:
        preposition = words[span.first].folded
    elif determiner in _CONTRACTED:
        preposition = determiner
    own = _CONTRACTED.get(preposition, preposition)
    asked = _CONTRACTED.get(question.preposition, question.preposition)
    asked_case = "" if asked else _ASKED_CASES.get(question.word, "")
    return {
        "same_preposition": float(bool(asked) and own == asked),
        "other_preposition": float(bool(asked) and bool(own) and own != asked),
        "stray_preposition": float(not asked and bool(own)),
        "genitive": float(after_noun and determiner in {"des", "der", "eines", "einer"}),
        "clause_opens": float(opens),
        "subject": float(opens and asked_case == "nominative"),
        "case_fits": float(asked_case != "" and _CASES.get(determiner) == asked_case),
        "case_misfits": float(
            asked_case != "" and _CASES.get(determiner, asked_case) != asked_case
        ),
        "agent": float(own in {"von", "durch"}),
    }


def _focus(
    question: Question, words: Sequence[Token], span: Span, inside: Sequence[Token]
) -> dict[str, float]:
    """Whether the noun asked for stands in the span, right before it or right after it."""
    if not question.focus:
        return {}
    return {
        "focus_in": _focus_match(question, inside),
        "focus_before": _focus_match(question, words[max(0, span.first - 2) : span.first]),
        "focus_after": _focus_match(question, words[span.last : span.last + 3]),
    }


def _focus_match(question: Question, near: Sequence[Token]) -> float:
    return max(
        (
            similarity(noun, token.stem)
            for noun in question.focus
            for token in near
            if token.content
        ),
        default=0.0,
    )


def can_answer(question: Question, words: Sequence[Token], span: Span) -> bool:
    """Whether a figure has the right kind of unit at all: no count is "80 %", no share "300"."""
    if question.type not in {AnswerType.COUNT, AnswerType.SHARE}:
        return True
    if _focus_match(question, words[span.first : span.last + 1]) == 1.0:
        # "Wie viele Euro …?" counts what else would be a unit.
        return True
    return _unit_fits(question.type, _unit(words, span)) is not False


def _figure(question: Question, words: Sequence[Token], span: Span) -> dict[str, float]:
    """Whether the figure has the unit that is asked for and counts the noun that is asked for."""
    last = span.last if span.kind is not Kind.PHRASE else span.first + 1
    counted = _counted(words, last)
    fits = _unit_fits(question.type, _unit(words, span))
    same = _focus_match(question, counted) if question.focus else 0.0
    return {
        "unit_fits": float(fits is True),
        "unit_misfits": float(fits is False),
        "counts_focus": same,
        "counts_other": float(bool(counted) and not same),
        "bare": float(not counted),
    }


def _unit(words: Sequence[Token], span: Span) -> str:
    """The words of a quantity beside its figures, and the one after it."""
    last = span.last if span.kind is not Kind.PHRASE else span.first + 1
    return " ".join(t.folded for t in words[span.first : last + 1] if t.tag is not Tag.FIGURE)


def _counted(words: Sequence[Token], last: int) -> Sequence[Token]:
    """The noun that a figure counts: up to three words on, over adjectives and articles."""
    for position in range(last, min(last + 4, len(words))):
        token = words[position]
        if token.tag is Tag.NOUN:
            return words[position : position + 1]
        if token.tag not in {Tag.ADJECTIVE, Tag.DETERMINER}:
            break
    return ()


def _unit_fits(answer_type: AnswerType, unit: str) -> bool | None:
    """Whether the words of a quantity hold a unit of the type; None where none is needed."""
    units = cues()["units"]
    has_share = any(word in unit for word in map(fold, units["share"]))
    has_time = any(word in unit for word in map(fold, units["time"]))
    if answer_type is AnswerType.SHARE:
        return has_share
    if answer_type is AnswerType.DURATION:
        return has_time
    if answer_type is AnswerType.COUNT:
        has_money = any(word in unit for word in map(fold, units["money"]))
        return False if has_share or has_money else None
    return None


def _clause_cues(words: Sequence[Token], span: Span, inside: Sequence[Token]) -> dict[str, float]:
    """Whether a clause opens with, or follows, a word that gives a reason or a means."""
    reason, manner = cues()["clauses"]["reason"], cues()["clauses"]["manner"]
    before = words[span.first - 1].folded if span.first else ""
    return {
        "reason_before": float(before in reason),
        "reason_in": float(inside[0].folded in reason),
        "manner_before": float(before in manner),
        "manner_in": float(inside[0].folded in manner),
    }
