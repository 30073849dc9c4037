"""What the judge says of the sentences that may answer; in doubt of the question put otherwise."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from auskunft import german
from auskunft.answering.reader import Reading
from auskunft.domain import AnswerType, Judgement, Sentence
from auskunft.understanding.asides import has_asides, without_asides
from auskunft.understanding.query import Query
from auskunft.understanding.regions import without_own
from auskunft.understanding.view import CorpusView, SentenceView

_JUDGED_AGAIN = 4
_JUDGED, _JUDGED_SIMILAR = 6, 3
"""Readings that are judged: the best, and those of the sentences most similar to the question."""
_MEMBERS = frozenset({"mitglied", "partner"})
_ANY_THING = {"de": "das Netzwerk", "en": "the network"}
"""What stands for any name; other nouns serve nearly as well."""
_WHICH = {"wer": "Welches Netzwerk", "wen": "welches Netzwerk", "wem": "welchem Netzwerk"}
_WHO = re.compile(r"\b(?:wer|wen|wem)\b", re.IGNORECASE)
_HEADS_OR_PAYS = re.compile(
    r"\b(?:leite|führt|führe|geführt|gründe|gegründe|förder|geförder|finanzier|zahl|bezahl|trägt)"
)
"""Verbs of a person at the top, or of who gives the money: networks hardly do either."""

Judge: TypeAlias = Callable[[str, Sequence[Sentence]], Sequence[Judgement]]
"""Reads a question and each of some sentences together."""


def judge_nothing(_: str, sentences: Sequence[Sentence]) -> Sequence[Judgement]:
    """Where there is no model that reads both: nothing speaks for any of them."""
    return [Judgement()] * len(sentences)


def asks_which_thing(query: Query) -> bool:
    """Whether "wer" may ask for a thing rather than a person: none is named that has people."""
    if query.entities or query.english or _HEADS_OR_PAYS.search(query.question):
        return False
    return _WHO.search(query.question) is not None


def judged(query: Query, readings: Sequence[Reading], judge: Judge) -> tuple[Reading, ...]:
    """The readings in their order; those that may be best with what the judge says."""
    similar = sorted(readings, key=lambda one: -one.candidate.similarity)[:_JUDGED_SIMILAR]
    chosen = {id(one) for one in (*readings[:_JUDGED], *similar)}
    asked = [one for one in readings if id(one) in chosen]
    question = without_own(query.question, query.regions, query.language)
    judgements = iter(_judge_each(question, asked, judge))
    return tuple(
        replace(one, judgement=next(judgements)) if id(one) in chosen else one for one in readings
    )


def _judge_each(question: str, asked: Sequence[Reading], judge: Judge) -> Sequence[Judgement]:
    """What the judge says of each, told asides ("derzeit") only where the sentence has one too."""
    plain, sentences = without_asides(question), [one.candidate.view for one in asked]
    wordings = [question if has_asides(one.text) else plain for one in sentences]
    told: dict[str, Iterator[Judgement]] = {}
    for wording in dict.fromkeys(wordings):
        alike = zip(sentences, wordings, strict=True)
        told[wording] = iter(judge(wording, [s.sentence for s, one in alike if one == wording]))
    return [next(told[wording]) for wording in wordings]


def judged_again(
    query: Query, view: CorpusView, readings: Sequence[Reading], judge: Judge
) -> tuple[Reading, ...]:
    """The readings with what the judge says of the question put otherwise.

    "Wer kümmert sich um X?" is asked as "Welches Netzwerk …" of the sentences that name a thing.
    What a sentence is about is known from the rules of discourse; a name that it has not learned
    leads the judge astray ("Seit wann gibt es X?": "Das Netzwerk besteht seit 2007"). So does a
    word for all sorts of members where the sentence counts one sort.
    """
    by_noun: dict[str, list[Reading]] = {}
    first = [
        one
        for one in readings
        if one.judgement is not None and (query.entities or one.candidate.view.mentioned)
    ]
    for one in sorted(first, key=_judged_score, reverse=True)[:_JUDGED_AGAIN]:
        noun = _counted_instead(query, view, one.candidate.view)
        by_noun.setdefault(noun, []).append(one)
    found: dict[int, Judgement] = {}
    for noun, asked in by_noun.items():
        question = _otherwise(query, noun)
        again = judge(question, [one.candidate.view.sentence for one in asked])
        for one, second in zip(asked, again, strict=True):
            assert one.judgement is not None  # noqa: S101 (so they were chosen)
            score = second.score if noun else (one.judgement.score + second.score) / 2
            found[id(one)] = replace(one.judgement, score=score)
    return tuple(replace(one, judgement=found.get(id(one), one.judgement)) for one in readings)


def _judged_score(one: Reading) -> float:
    return one.judgement.score if one.judgement else 0.0


def _counted_instead(query: Query, view: CorpusView, sentence: SentenceView) -> str:
    """The noun that the sentence counts where members of all sorts are asked for, or ""."""
    wanted = view.interpreter.keys(query.expectation.focus)
    if query.expectation.type is not AnswerType.COUNT or query.english or not wanted & _MEMBERS:
        return ""
    covered = frozenset[str]().union(*(view.glossary.covers.get(key, ()) for key in wanted))
    for quantity in sentence.quantities:
        if quantity.unit or quantity.whole is not None or not quantity.noun:
            continue
        counted = view.interpreter.keys(quantity.noun)
        if counted & wanted:
            return ""
        if counted & covered:
            return german.words(quantity.noun)[-1].text
    return ""


def _otherwise(query: Query, noun: str) -> str:
    """The question with another word for each name or for "wer", and `noun` as what it counts."""
    question = query.question
    if not query.entities:
        which = _WHO.sub(lambda who: _WHICH[who.group().lower()], question, count=1)
        return without_asides(which)
    at = question.find(query.expectation.focus) if noun else -1
    stretches = [(one.start, one.end, _ANY_THING[query.language]) for one in query.entities]
    if at >= 0:
        stretches.append((at, at + len(query.expectation.focus), noun))
    for start, end, word in sorted(stretches, reverse=True):
        question = f"{question[:start]}{word}{question[end:]}"
    return without_asides(question)
