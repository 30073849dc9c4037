"""What a question names, and which of it a figure's own words tell.

A figure may only be computed with if everything that narrows the question is told: by the words
of its own stretch, by its sentence, or by those before it in the passage.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from auskunft import german
from auskunft.answering.described import Described
from auskunft.answering.drafting import Draft
from auskunft.answering.indicators import GENERIC, PERSON
from auskunft.answering.matching import explained, similar_form
from auskunft.understanding.glossary import Term
from auskunft.understanding.intents import intents
from auskunft.understanding.view import CorpusView, SentenceView

_TOLD = 0.5
_MONEY = "Euro"
_STATE = re.compile(r"\b(?:das|dem|des|vom|durchs)\s+(?P<who>Land(?:es)?|Freistaat(?:e?s)?)\b")
"""The Land as one who does something; elsewhere the word says nothing ("im Land")."""
_STATE_STEMS = frozenset({"land", "freistaat"})
_MEAN = re.compile(r"\b(?:im|on)\s+(?:Mittel|Schnitt|Durchschnitt|average)\b", re.IGNORECASE)
_CHANGE = "veraenderung"
_UNTELLING = GENERIC | {_CHANGE}


@dataclass(frozen=True)
class Asked:
    """Something that the question names: a word, things (`entities`), or a year."""

    text: str
    start: int
    end: int
    keys: tuple[str, ...]
    entities: frozenset[int] = frozenset()
    year: int | None = None

    @property
    def word(self) -> bool:
        """Whether it is a word, neither a named thing nor a year."""
        return not self.entities and self.year is None


def asked(draft: Draft) -> tuple[Asked, ...]:
    """What narrows the question, in its order; words that only say how to compute left out."""
    question = draft.query.question
    found = [*_words(draft), *_things(draft)]
    for mention in draft.query.periods:
        if mention.period.first == mention.period.last:
            span = (mention.start, mention.end)
            found.append(Asked(str(mention.period), *span, (), year=mention.period.first))
    for match in _STATE.finditer(question):
        span = match.span("who")
        if not any(one.start <= span[0] < one.end for one in found):
            found.append(Asked(match["who"], *span, ("land",)))
    return tuple(sorted(found, key=lambda one: one.start))


def _words(draft: Draft) -> Iterable[Asked]:
    mean = [match.span() for match in _MEAN.finditer(draft.query.question)]
    for term in draft.query.terms:
        keys = tuple(key for key in term.keys if key not in _UNTELLING)
        narrows = term.qualifier or term.known
        inside = any(start <= term.start < end for start, end in mean)
        how = any(name.startswith("operation.") for name in intents(term.text))
        if keys and narrows and not inside and not (how and not term.known):
            yield Asked(term.text, term.start, term.end, keys)


def _things(draft: Draft) -> Iterable[Asked]:
    question = draft.query.question
    for mention in draft.query.entities:
        text = question[mention.start : mention.end]
        yield Asked(text, mention.start, mention.end, (), frozenset(mention.entities))


def tells(view: CorpusView, figure: Described, one: Asked) -> bool:
    """Whether the figure's own stretch tells it, or what the figure is about if it is a thing."""
    if one.year is not None:
        return figure.year == one.year
    if one.entities:
        inside = named_inside(view, figure)
        return bool(one.entities & (inside or figure.at.topics))
    return in_keys(view, figure.own, one)


def told(view: CorpusView, figure: Described, one: Asked) -> bool:
    """Whether the figure's stretch, sentence or context tells it."""
    if one.year is not None:
        return figure.year == one.year or (figure.year is None and one.text in figure.at.text)
    if one.entities:
        return bool(one.entities & {*figure.at.topics, *figure.at.mentioned})
    return in_keys(view, figure.around, one)


def in_keys(view: CorpusView, keys: frozenset[str], one: Asked) -> bool:
    """Whether keys tell a word."""
    if one.keys == ("land",):
        return bool(keys & _STATE_STEMS)
    return _explained(view, keys, one) >= _TOLD


def _explained(view: CorpusView, keys: frozenset[str], one: Asked) -> float:
    term = Term(one.text, one.start, one.end, one.keys)
    return explained(term, keys, view.glossary, similar_form(keys))


def counts(view: CorpusView, figure: Described, one: Asked) -> bool:
    """Whether the figure counts what the word says; who does what its stretch says, for people."""
    if not one.word:
        return False
    noun = view.interpreter.keys(figure.noun)
    if in_keys(view, noun, one):
        return True
    people = PERSON in noun or set(one.keys) == {PERSON}
    return people and bool(noun) and in_keys(view, figure.own | {PERSON}, one)


def named_inside(view: CorpusView, figure: Described) -> frozenset[int]:
    """The things named in the figure's own stretch."""
    start = figure.at.sentence.start
    begin, end = start + figure.stretch.start, start + figure.stretch.end
    return frozenset(_mentioned_between(view, figure.at, begin, end))


def _mentioned_between(
    view: CorpusView, sentence: SentenceView, begin: int, end: int
) -> Iterable[int]:
    for number in sentence.mentioned:
        mentions = view.entities[number].entity.mentions
        if any(begin <= mention.start < end for mention in mentions):
            yield number


def is_money(figure: Described) -> bool:
    """Whether the figure is an amount of money."""
    return _MONEY in figure.quantity.unit


def all_told(view: CorpusView, figure: Described, names: Collection[Asked]) -> bool:
    """Whether everything asked is told about the figure; an amount tells that it is funds."""
    return all(told(view, figure, one) or (is_money(figure) and _funds(one)) for one in names)


def _funds(one: Asked) -> bool:
    return set(one.keys) == {"mittel"}


def stems(text: str) -> frozenset[str]:
    """The stems of a text's words."""
    return frozenset(german.stem(word.text) for word in german.words(text))


def slice_of(question: str, names: Sequence[Asked]) -> str:
    """The piece of the question from the first to the last of the named."""
    return question[names[0].start : names[-1].end]
