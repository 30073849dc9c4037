"""Figures that cannot be the one asked for: of a part, planned, before, of others."""

from __future__ import annotations

import re

from auskunft import german
from auskunft.answering.amounts import (
    FIGURE_QUESTIONS,
    JOINTS,
    NEGATION,
    counts_others,
    focus_terms,
    type_fits,
)
from auskunft.answering.candidates import Candidate
from auskunft.answering.described import is_time
from auskunft.answering.matching import explain, similar_form
from auskunft.domain import AnswerType, Quantity
from auskunft.understanding.glossary import Term
from auskunft.understanding.intents import intents
from auskunft.understanding.query import Query
from auskunft.understanding.view import CorpusView, SentenceView

_PLANNED = re.compile(
    r"\b(?:soll(?:en|te|ten)?|will|wollen|geplant|plant|planen|vorgesehen|is to|are to)\b"
)
_DONE = re.compile(
    r"\b(?:tatsächlich|wirklich|bereits|schon|bisher|bislang|actually|already|so far)\b"
    r"|\bwurden?\b[^?]*\b(?:durchgeführt|umgesetzt|erreicht|realisiert|verwirklicht)\b",
    re.IGNORECASE,
)
"""Whether something has come true is not told by a plan."""
_ALONE = re.compile(
    r"\b(?:allein|alleine|ausschließlich|lediglich|nur|alone|only|solely)\b", re.IGNORECASE
)
_DENIAL = re.compile(r"\b(?:kein\w*|weder|nichts?|ohne|leer\w*|not|without)\b", re.IGNORECASE)
"""What makes a number that is stated without it another one."""
_EACH = re.compile(
    r"\b(?:pro|je|per)\s+(?P<noun>[A-ZÄÖÜ][\w-]+)|"
    r"\bkostet\w*\s+(?:ein\w*|jede\w*)\s+(?P<counted>[A-ZÄÖÜ][\w-]+)|"
    r"\bein\w*\s+(?P<one>[A-ZÄÖÜ][\w-]+)(?=.*\b(?:im (?:Schnitt|Durchschnitt|Mittel)|"
    r"durchschnittlich)\b)"
)
_PER = re.compile(r"\b(?:pro|je|jeweils|jede[rsnm]?|per|each|every)\b|/", re.IGNORECASE)
"""One of so many is asked for, and what says so in a sentence."""
_AMONG = re.compile(r"\b(?:unter|among)\s+(?:den|all\w*|the)\s+$", re.IGNORECASE)
"""What stands before those among whom something is counted."""
COMBINATIONS = frozenset(
    {"operation.sum", "operation.difference", "operation.ratio", "operation.average"}
)
"""Operations that a single stated figure answers only if its sentence says so itself."""


def answers_otherwise(query: Query, view: CorpusView, candidate: Candidate) -> bool:
    """Whether the figures of a sentence cannot be the one asked for.

    What is left ("nicht"), a difference or a sum is no stated figure unless the sentence says so
    too; and a share is one of those that its own sentence names, not the sentence before.
    """
    wanted = query.expectation.type
    if wanted in {AnswerType.ANY, AnswerType.TERM}:
        combining = query.intents & {"operation.ratio", "operation.average"}
        return bool(combining) and not combining & intents(candidate.view.text)
    if wanted not in FIGURE_QUESTIONS:
        return False
    if wanted is AnswerType.SHARE and said_before(query, view, candidate.view):
        return True
    if names_another(query, candidate):
        return True
    counts = wanted is AnswerType.COUNT and query.entities
    if counts and _only_covered(query, view, candidate.view):
        return True
    return asks_beyond(query, candidate.view)


def only_planned(question: str, text: str) -> bool:
    """Whether something is asked for as done and only said to be intended.

    Not where another clause says it: "Eingerichtet sind sieben Labore; geplant sind zwölf".
    """
    if _DONE.search(question) is None or _PLANNED.search(text) is None:
        return False
    nouns = {german.stem(word.text) for word in german.words(question) if word.text[:1].isupper()}
    return not any(
        nouns & {german.stem(word.text) for word in german.words(clause)}
        for clause in text.split(";")
        if _PLANNED.search(clause) is None
    )


def asks_beyond(query: Query, sentence: SentenceView) -> bool:
    """Whether what is left, done, of one kind alone or combined is asked and not stated."""
    question, text = query.question, sentence.text
    each = _EACH.search(question)
    counted = each and not is_time(each["noun"] or each["counted"] or each["one"])
    if query.expectation.type is AnswerType.AMOUNT and each and counted:
        key = german.stem(each["noun"] or each["counted"] or each["one"])
        said = key in sentence.keys or similar_form(sentence.keys)(key) > 0
        if not said or (each["noun"] and not _PER.search(text)):
            return True
    combining = query.intents & COMBINATIONS
    return (
        only_planned(question, text)
        or (_ALONE.search(question) is not None and any(map(_counts_several, sentence.quantities)))
        or (_DENIAL.search(question) is not None and NEGATION.search(text) is None)
        or (bool(combining) and not combining & intents(text))
    )


def said_before(query: Query, view: CorpusView, sentence: SentenceView) -> tuple[Term, ...]:
    """The terms that only sentences before may explain: neither this one nor what it is about."""
    names = (
        name
        for entity in (*sentence.topics, *sentence.mentioned)
        for name in view.entities[entity].folded_names
    )
    own = sentence.keys.union(*map(view.interpreter.keys, (*names, *sentence.headings)))
    return explain(query.terms, own, view.glossary, loose=similar_form(own)).open_qualifiers


def _only_covered(query: Query, view: CorpusView, sentence: SentenceView) -> bool:
    """Whether the sentence's figures count what the word asked for only covers, for others."""
    meaning = focus_terms(query, view)
    nouns = [quantity.noun for quantity in sentence.quantities]
    counted = frozenset[str]().union(*map(view.interpreter.keys, nouns))
    covers = view.glossary.covers
    covered = any(covers.get(key, frozenset()) & counted for term in meaning for key in term.keys)
    return covered and counts_others(query, sentence, meaning, counted, sentence.quantities[0])


def names_another(query: Query, candidate: Candidate) -> bool:
    """Whether the question is about others than those whose figures the sentence gives.

    It names a kind that a sentence with figures of several kinds does not, those among whom
    they are counted, or just repeats the number ("der 240 Vorhaben").
    """
    sentence, asked = candidate.view, {number.value for number in query.figures}
    fitting = {q.value for q in sentence.quantities if type_fits(query, q)}
    among = any(_AMONG.search(query.question[: t.start]) for t in candidate.own.open_qualifiers)
    if among or (query.expectation.type is AnswerType.COUNT and fitting and fitting <= asked):
        return True
    return bool(candidate.wide.open_qualifiers) and _lists_kinds(sentence)


def _lists_kinds(sentence: SentenceView) -> bool:
    """Whether the sentence gives a number for each of several kinds of the same things."""
    bare = [q for q in sentence.quantities if not q.unit and not q.noun and q.whole is None]
    return len(bare) > 1


def _counts_several(quantity: Quantity) -> bool:
    """Whether one figure counts several kinds together ("über 40 Betriebe und Vereine")."""
    return any(joint in quantity.noun for joint in JOINTS)
