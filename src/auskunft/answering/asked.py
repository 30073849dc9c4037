"""What a question names, and which of it a figure's own words tell.

A figure may only be computed with if everything that narrows the question is told: by the words
of its own stretch, by its sentence, or by those before it in the passage.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from auskunft import german
from auskunft.answering.described import Described, Stretch, describe
from auskunft.answering.drafting import Draft
from auskunft.answering.indicators import GENERIC, PERSON
from auskunft.answering.matching import explained, similar_form
from auskunft.german.number_words import cardinal
from auskunft.understanding.glossary import Term
from auskunft.understanding.intents import intents
from auskunft.understanding.view import CorpusView, SentenceView

_TOLD = 0.5
_MONEY = "Euro"
_STATE = re.compile(
    r"\b(?:(?:das|dem|des|vom|durchs|von|und|Bund,|EU,)\s+|der\s+(?=Frei))"
    r"(?P<who>Land(?:es)?|Freistaat(?:e?s)?)\b"
)
"""The Land as one who does something; elsewhere the word says nothing ("im Land")."""
_MOST_NAMED = 2
_MEMBERS = frozenset({"mitglied", "unternehmen", "partner", "organisation"})
"""Whose people are not those of what the sentence is about."""
LAND, _FREE_STATE = "land", "freistaat"
STATE = frozenset({LAND, _FREE_STATE})
"""Stems of the words for the region's government as one who pays or acts."""
COORDINATED = re.compile(
    r"\s*(?:,|,?\s*(?:und|sowie|oder|plus|and|or)\b)\s*(?:(?:die|der|den|das|the)\s+)?",
    re.IGNORECASE,
)
"""What stands between two members of an enumeration."""
_MEAN = re.compile(r"\b(?:im|on)\s+(?:Mittel|Schnitt|Durchschnitt|average)\b", re.IGNORECASE)
_CHANGE = "veraenderung"
_FUNDS = frozenset({"mittel", "foerdern", "ausgaben"})
"""What an amount of money is, whatever its sentence calls it."""
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
    known: bool = False

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
            word = LAND if match["who"].startswith("L") else _FREE_STATE
            found.append(Asked(match["who"], *span, (word,)))
    return tuple(sorted(found, key=lambda one: one.start))


def _words(draft: Draft) -> Iterable[Asked]:
    mean = [match.span() for match in _MEAN.finditer(draft.query.question)]
    for term in draft.query.terms:
        keys = tuple(key for key in term.keys if key not in _UNTELLING)
        narrows = term.qualifier or term.known
        inside = any(start <= term.start < end for start, end in mean)
        number = cardinal(term.text) is not None or term.text.lower() == "one"
        how = any(name.startswith("operation.") for name in intents(term.text))
        says_how = number or (how and not term.known)
        if keys and narrows and not inside and not says_how:
            yield Asked(term.text, term.start, term.end, keys, known=term.known)


def _things(draft: Draft) -> Iterable[Asked]:
    question = draft.query.question
    for mention in draft.query.entities:
        last = mention.parts[-1]
        text = question[last.start : last.end]
        yield Asked(text, last.start, last.end, (), frozenset(mention.entities))


def listed(draft: Draft) -> tuple[frozenset[int], ...]:
    """Where the members of the question's enumeration start, each with its adjective."""
    question, members = draft.query.question, list[set[int]]()
    for one, other in pairwise(draft.query.terms):
        gap = question[one.end : other.start]
        if COORDINATED.fullmatch(gap):
            members = members or [{one.start}]
            members.append({other.start})
        elif members and not gap.strip() and other.start - 1 == one.end:
            members[-1].add(other.start)
        elif members:
            break
    return tuple(map(frozenset, members))


def tells(view: CorpusView, figure: Described, one: Asked) -> bool:
    """Whether the figure's own stretch tells it, or what the figure is about if it is a thing."""
    if one.year is not None:
        return figure.year == one.year
    if one.entities:
        return bool(one.entities & owners(view, figure))
    return in_keys(view, figure.own, one, outright=True)


def tells_better(view: CorpusView, figure: Described, other: Described, one: Asked) -> bool:
    """Whether the figure's own stretch tells it, and more of it than the other's does."""
    if not tells(view, figure, one):
        return False
    return not tells(view, other, one) or degree(view, figure, one) > degree(view, other, one)


def degree(view: CorpusView, figure: Described, one: Asked) -> float:
    """How much of a word a figure's own stretch says: what it means, and in the same words."""
    if not one.word:
        return 1.0
    words = stems(one.text)
    return _explained(view, figure.own, one) + len(words & figure.own) / max(len(words), 1)


def owners(view: CorpusView, figure: Described) -> frozenset[int]:
    """Whose the figure is: those named in its stretch, else the last before, else the topic.

    What the sentence names only behind the stretch has figures of its own.
    """
    if inside := named_inside(view, figure):
        return inside
    sentence, begin = figure.at, figure.at.sentence.start + figure.stretch.start
    before = {
        mention.start: number
        for number in sentence.mentioned
        for mention in view.entities[number].entity.mentions
        if sentence.sentence.start <= mention.start < begin
    }
    if before:
        return frozenset({before[max(before)]})
    return about(view, sentence) - {*sentence.mentioned}


def told(view: CorpusView, figure: Described, one: Asked) -> bool:
    """Whether the figure's stretch, sentence or context tells it."""
    if one.year is not None:
        return figure.year == one.year or (figure.year is None and one.text in figure.at.text)
    if one.entities:
        return bool(one.entities & about(view, figure.at))
    return in_keys(view, figure.around, one)


def about(view: CorpusView, sentence: SentenceView) -> frozenset[int]:
    """What a sentence names or goes on about; without any of it what the one before is about.

    What goes on from a list of names ("die vier Cluster A, B, …") is about none of them alone.
    """
    here: SentenceView | None = sentence
    while here is not None:
        if here is not sentence and len(here.mentioned) > _MOST_NAMED and not here.topics:
            return frozenset()
        if found := here.topics | {*here.mentioned}:
            return found
        number = view.previous(here.number)
        here = None if number is None else view.sentence_view(number)
    return frozenset()


def in_keys(view: CorpusView, keys: frozenset[str], one: Asked, *, outright: bool = False) -> bool:
    """Whether keys tell a word; `outright`: not just by a word that it covers."""
    if one.keys == (LAND,):
        return bool(keys & STATE)
    if outright and not _outright(keys, one):
        return False
    return _explained(view, keys, one) >= _TOLD


def _outright(keys: frozenset[str], one: Asked) -> bool:
    alike = similar_form(keys)
    return any(key in keys or alike(key) > 0 for key in one.keys)


def _explained(view: CorpusView, keys: frozenset[str], one: Asked) -> float:
    term = Term(one.text, one.start, one.end, one.keys)
    return explained(term, keys, view.glossary, similar_form(keys))


def counts(view: CorpusView, figure: Described, one: Asked) -> bool:
    """Whether the figure counts what the word says.

    What the word only covers ("Mitglieder": "80 Firmen") counts where the sentence has no figure
    for the word itself; people are also counted by what their stretch says they do.
    """
    if not one.word:
        return False
    if counts_outright(view, figure, one):
        return True
    noun = view.interpreter.keys(figure.noun)
    if in_keys(view, noun, one):
        return not any(counts_outright(view, other, one) for other in describe(view, figure.at))
    people = counts_people(view, figure) or set(one.keys) == {PERSON}
    if people and (figure.own & _MEMBERS - noun or _people_are_others(view, figure, one)):
        return False
    return people and one.known and bool(noun) and in_keys(view, figure.own | {PERSON}, one)


def _people_are_others(view: CorpusView, figure: Described, one: Asked) -> bool:
    """Whether another figure of the sentence counts the people that the word means."""
    if counts_people(view, figure):
        return False
    keys = view.interpreter.keys
    return any(in_keys(view, keys(other.noun), one) for other in describe(view, figure.at))


def counts_outright(view: CorpusView, figure: Described, one: Asked) -> bool:
    """Whether the figure's noun is the word, or means the same."""
    return in_keys(view, view.interpreter.keys(figure.noun), one, outright=True)


def counts_people(view: CorpusView, figure: Described) -> bool:
    """Whether the figure counts people of no particular kind ("96 Menschen")."""
    return PERSON in view.interpreter.keys(figure.noun)


def named_inside(view: CorpusView, figure: Described) -> frozenset[int]:
    """The things named in the figure's own stretch."""
    return named_in(view, figure.at, figure.stretch)


def named_in(view: CorpusView, sentence: SentenceView, stretch: Stretch) -> frozenset[int]:
    """The things named in a stretch of a sentence."""
    start = sentence.sentence.start
    begin, end = start + stretch.start, start + stretch.end
    return frozenset(_mentioned_between(view, sentence, begin, end))


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
    return all(said(view, figure, one) for one in names)


def said(view: CorpusView, figure: Described, one: Asked) -> bool:
    """Whether it is told about the figure, or goes without saying of money."""
    return told(view, figure, one) or (is_money(figure) and _funds(one))


def _funds(one: Asked) -> bool:
    return bool(one.keys) and set(one.keys) <= _FUNDS


def stems(text: str) -> frozenset[str]:
    """The stems of a text's words."""
    return frozenset(german.stem(word.text) for word in german.words(text))


def slice_of(question: str, names: Sequence[Asked]) -> str:
    """The piece of the question from the first to the last of the named."""
    return question[names[0].start : names[-1].end]
