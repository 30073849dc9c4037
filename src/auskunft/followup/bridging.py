"""Something of the thing last talked about, which the question does not name ("Wer ist Sprecher?").

Known as bridging (Clark, "Bridging", 1975): what is said of the thing tells that it has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from auskunft import german
from auskunft.domain import Turn
from auskunft.followup.context import asked_before, cites_indicator, named_in, standalone
from auskunft.followup.cues import fits
from auskunft.understanding import discourse
from auskunft.understanding.glossary import Term
from auskunft.understanding.query import Query
from auskunft.understanding.understand import Understanding
from auskunft.understanding.view import CorpusView, SentenceView


def bridge(text: str, query: Query, turns: list[Turn], understanding: Understanding) -> str | None:
    """The question with the thing of the last one, where all that it names is said of that."""
    view = understanding.view
    nouns = [term for term in query.terms if _noun(term)[:1].isupper() and term.qualifier]
    if not nouns or _stands_alone(query, nouns, view):
        return None
    turn = asked_before(turns)
    number = _thing(turn, understanding)
    if number is None or cites_indicator(turn.answer, understanding):
        return None
    said = frozenset(key for sentence in sentences_about(view, number) for key in sentence.keys)
    held = all(discourse.names_an_office(_noun(term)) for term in nouns)
    if not held and not all(said.intersection(term.keys) for term in nouns):
        return None
    end = _end_of(text, nouns[-1])
    name = view.entities[number].entity.name
    return f"{text[:end]} {'at' if query.english else 'bei'} {name}{text[end:]}"


def names_another(view: CorpusView, number: int, kind: str) -> bool:
    """Whether what is said of a thing gives a name to another of that kind ("das Schiff „X“")."""
    if german.stem(kind) in view.entities[number].stems:
        return False
    entity = view.entities[number].entity
    named = re.compile(rf"\b{re.escape(kind)}\w{{0,2}}\s+[„“\"»](?P<name>[^„“\"«»]+)")
    return any(
        match["name"] not in {entity.name, *entity.aliases}
        for sentence in sentences_about(view, number)
        for match in named.finditer(sentence.text)
    )


def sentences_about(view: CorpusView, number: int) -> Iterator[SentenceView]:
    """The sentences that name a thing or go on about it."""
    entity = view.entities[number].entity
    passages = {
        (one.document_id, one.passage)
        for one in view.sentences
        if one.document_id == entity.document_id
        and any(one.start <= mention.start < one.end for mention in entity.mentions)
    }
    for position, sentence in enumerate(view.sentences):
        if (sentence.document_id, sentence.passage) in passages:
            read = view.sentence_view(position)
            if number in read.topics or number in read.mentioned:
                yield read


def _noun(term: Term) -> str:
    """The noun of a term ("an der Spitze")."""
    return term.text.rsplit(" ", maxsplit=1)[-1]


def _stands_alone(query: Query, nouns: list[Term], view: CorpusView) -> bool:
    """Whether a question names its thing, an indicator, a region, or asks what there is at all."""
    if (
        query.entities
        or query.regions
        or query.unknown_names
        or fits("existential", query.question)
    ):
        return True
    if all(discourse.names_a_kind(term.text) for term in nouns):
        return True
    keys = frozenset(key for term in nouns for key in term.keys)
    return any(keys <= fact.keys for fact in view.facts)


def _thing(turn: Turn, understanding: Understanding) -> int | None:
    """The thing that the last question was about, else the only one in its answer."""
    earlier = understanding.query(standalone(turn))
    if earlier.entity_numbers:
        return earlier.entity_numbers[0]
    numbers = set(named_in(turn.answer.short, understanding))
    return numbers.pop() if len(numbers) == 1 else None


def _end_of(text: str, term: Term) -> int:
    """Where the word of the term ends in the text as typed."""
    return next((word.end for word in german.words(text) if word.end >= term.end), len(text))
