"""A question made ready for reading."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from auskunft.answering.reading.matching import QuestionWord, grams
from auskunft.answering.reading.tokens import tokens
from auskunft.domain import AnswerType, Expectation
from auskunft.german import fold, stem
from auskunft.understanding.expectation import noun_type
from auskunft.understanding.question_words import question_word

# How much a word counts that only tells the kind of answer: "Jahr" in "in welchem Jahr …".
_KIND_WORD = 0.3
_FOCUS_IN_TEXT = frozenset(
    {AnswerType.COUNT, AnswerType.DEFINITION, AnswerType.TERM, AnswerType.LIST, AnswerType.ANY}
)
_GROUPS = {
    AnswerType.COUNT: "number",
    AnswerType.AMOUNT: "number",
    AnswerType.SHARE: "number",
    AnswerType.DURATION: "number",
    AnswerType.DATE: "date",
    AnswerType.PERSON: "person",
    AnswerType.PLACE: "place",
    AnswerType.TERM: "term",
    AnswerType.LIST: "term",
    AnswerType.ANY: "term",
}


@dataclass(frozen=True, slots=True)
class Question:
    """The question's words with weights, its n-grams, and what it expects.

    `group` names the row of weights for its answer type, `asks` the cue group of its question
    word, `preposition` what stands before that ("in welcher Stadt" → "in").
    """

    words: tuple[QuestionWord, ...]
    grams: frozenset[str]
    focus: tuple[str, ...]
    type: AnswerType
    group: str
    asks: str
    word: str
    preposition: str

    @property
    def weight(self) -> float:
        """The sum of the word weights, at least a little."""
        return sum(word.weight for word in self.words) or 1.0


def prepare(
    question: str, expectation: Expectation, frequency: Mapping[str, int], count: int
) -> Question:
    """Reads the question; `frequency` counts in how many of `count` candidates a stem stands."""
    cue = question_word(question)
    asks = cue.kind if cue else ""
    focus = [fold(word) for word in expectation.focus.split()]
    found: dict[str, QuestionWord] = {}
    for token in tokens(question):
        if not token.content:
            continue
        weight = math.log(1 + (count + 0.5) / (frequency.get(token.stem, 0) + 0.5))
        if _only_tells_kind(token.folded, focus, expectation):
            weight *= _KIND_WORD
        found.setdefault(token.stem, QuestionWord(token.text, token.folded, token.stem, weight))
    return Question(
        words=tuple(found.values()),
        grams=grams(question),
        focus=tuple(stem(word) for word in focus),
        type=expectation.type,
        group=_group(expectation, asks),
        asks=asks,
        word=cue.word if cue else "",
        preposition=cue.preposition if cue else "",
    )


def _only_tells_kind(word: str, focus: list[str], expectation: Expectation) -> bool:
    if expectation.type in _FOCUS_IN_TEXT:
        return False
    return word in focus or noun_type(word) is expectation.type


def _group(expectation: Expectation, asks: str) -> str:
    group = _GROUPS.get(expectation.type, "clause")
    names_kind = asks in {"which", "named"} or (asks == "thing" and expectation.focus)
    if group == "term" and not names_kind:
        return "thing"
    return group
