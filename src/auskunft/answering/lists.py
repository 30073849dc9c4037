"""Questions for all of a kind: named things ("Welche Netzwerke …?") and indicators' scopes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from auskunft import german
from auskunft.answering import phrasing
from auskunft.answering.amounts import DENIED
from auskunft.answering.drafting import Draft
from auskunft.answering.indicators import FactMatch, family, named_members, whole_of
from auskunft.answering.kinds import announced, apposed, called, is_kind, of_kind
from auskunft.answering.matching import explain, similar_form
from auskunft.answering.wording import joined, marks
from auskunft.domain import Answer, AnswerType, Reason
from auskunft.understanding.discourse import names_a_kind
from auskunft.understanding.glossary import Term
from auskunft.understanding.view import EntityView, FactView, SentenceView

LIST_TYPES = frozenset({AnswerType.LIST, AnswerType.TERM, AnswerType.ANY})
SORTS = re.compile(
    r"\b(?:art|arten|typ|typen|sorten?|formen?|kinds?|types?|sorts?)\s+(?:von|der|an|of)\b"
    r"|\w{3}(?:(?<!k)arten|typen)\b",
    re.IGNORECASE,
)
"""Asks for sorts, not for single things ("Welche Arten von Netzwerken …?")."""
_ONE_OF_SEVERAL = (
    "operation.more", "operation.less", "operation.most", "operation.least", "operation.compare",
)  # fmt: skip
_BY_SCOPE = re.compile(
    r"\b(?:nach|je|pro|by|per)\s+(?:den\s+)?(?:sektor|branche|bereich|sector)", re.IGNORECASE
)
_FITS = 0.6
_AREAS = frozenset({"sektor", "gebiet", "feld"})
"""Keys of words that only say that an area follows ("im Bereich Medizin")."""
_OF_RESEARCH = re.compile(r"(?:forschungs|wissenschafts|innovations)", re.IGNORECASE)
_FEWEST = 2
_LONGEST_SHORT_NAME = 15
_SAME = 0.05
"""Share of what narrows a question by which things of a kind fit it equally well."""
_JOINT = re.compile(r"\s*(?:,|und|oder|sowie|bzw\.|/|and|or)\s*(?:die|der|den)?\s*")


_PREPOSITION = re.compile(
    r"\b(?:on|about|for|with|against)\s+(?:(?:the|a|an)\s+)?(?:\w+\s+){0,1}$", re.IGNORECASE
)
"""What names the object of an English verb, up to a word before it."""
_NO_SCOPES = frozenset({"ziel", "bedeut", "grund", "ursach", "quell"})
"""Keys of what is asked of an indicator and narrows it to no part."""


def answer_scopes(draft: Draft, matches: Sequence[FactMatch]) -> Answer | None:
    """An indicator for several scopes: those named, or all ("Für welche Sektoren …?")."""
    if draft.query.expectation.type is AnswerType.YES_NO or not matches:
        return None
    members = family(matches[0].view, draft.view.facts)
    named = named_members(draft.query, members, draft.view)
    if len(named) >= _FEWEST and _explained(draft, named):
        return _shown_scopes(draft, named)
    parts = [member for member in members if member is not whole_of(members)]
    if named or len(parts) < _FEWEST or not any(part.fact.scope for part in parts):
        return None
    if matches[0].recall < _FITS or not _asks_for_scopes(draft, matches[0]):
        return None
    return _shown_scopes(draft, parts) if _of_period(draft, parts) else None


def _shown_scopes(draft: Draft, parts: Sequence[FactView]) -> Answer:
    items = "; ".join(phrasing.item(draft, part.fact) for part in parts)
    short = joined([part.fact.scope for part in parts if part.fact.scope], draft.query.language)
    return draft.answered(draft.say("facts_by_region", items=items), short, 0.8)


def _explained(draft: Draft, named: Sequence[FactView]) -> bool:
    """Whether the indicators together say everything that is asked for, for the period asked."""
    query = draft.query
    if any(intent.startswith("operation.") for intent in query.intents):
        return False
    if not _of_period(draft, named):
        return False
    keys = frozenset(key for one in named for key in one.keys)
    found = explain(query.terms, keys, draft.view.glossary, loose=similar_form(keys))
    return not found.open_qualifiers


def _of_period(draft: Draft, members: Sequence[FactView]) -> bool:
    """Whether the indicators are all for a period asked for; true where none is."""
    asked = {mention.period for mention in draft.query.periods}
    return not asked or all(one.fact.period in asked for one in members)


def _asks_for_scopes(draft: Draft, match: FactMatch) -> bool:
    """Whether the focus is a kind of scope ("Sektoren", "Branchen"), not the measure itself."""
    if _BY_SCOPE.search(draft.query.question):
        return True
    if draft.query.expectation.type not in {AnswerType.LIST, AnswerType.TERM}:
        return False
    focus = draft.view.interpreter.keys(draft.query.expectation.focus)
    return bool(focus) and not focus & (match.view.measure_keys | _NO_SCOPES)


def answer_names(draft: Draft, documents: Sequence[str]) -> Answer | None:
    """The named things of the kind asked for that fit what narrows it; None if fewer than two."""
    query = draft.query
    if query.expectation.type not in LIST_TYPES or query.entities or query.periods:
        return None
    if query.expectation.type is not AnswerType.LIST and query.has(*_ONE_OF_SEVERAL):
        return None
    heads = (
        []
        if SORTS.search(query.question) or DENIED.search(query.question)
        else _heads(draft, focus_terms(draft))
    )
    if not heads:
        return None
    base = [replace(head, keys=head.keys[-1:]) for head in heads]
    return _answer_of_kind(draft, documents, heads) or (
        _answer_of_kind(draft, documents, base) if _only_says_research(heads) else None
    )


def _only_says_research(heads: Sequence[Term]) -> bool:
    """Whether a compound kind says no more than its last part ("Forschungsnetzwerke")."""
    return any(_OF_RESEARCH.match(head.text) for head in heads)


def _answer_of_kind(draft: Draft, documents: Sequence[str], heads: Sequence[Term]) -> Answer | None:
    """The named things of the kinds; None if fewer than two, or one alone where all are asked."""
    query = draft.query
    narrowing = narrowing_terms(draft, heads)
    several = query.expectation.type is AnswerType.LIST or _is_plural_keyword(draft, heads[0])
    if not several and not narrowing:
        return None
    found = [
        (entity, sentence)
        for entity in draft.view.entities
        if entity.entity.document_id in documents
        and (sentence := fitting(draft, entity, heads, narrowing)) is not None
    ]
    alone = several and not narrowing and any(_is_one(draft, one, heads[:1]) for one, _ in found)
    if len(found) < (1 if alone else _FEWEST):
        return None
    if not several or (len(heads) == 1 and _is_singular(heads[0].text)):
        found = _best_fitting(draft, found, narrowing)
    return _listed(draft, found, heads[0].text)


def _is_singular(kind: str) -> bool:
    """Whether a kind is named as one: "Netzwerk", not "Netzwerke", "networks"."""
    return names_a_kind(kind) and not kind.endswith("s")


def _best_fitting(
    draft: Draft, found: list[tuple[EntityView, SentenceView]], narrowing: tuple[Term, ...]
) -> list[tuple[EntityView, SentenceView]]:
    """Those that what narrows the question fits best, where one of a kind is asked for."""
    if not narrowing or not found:
        return found
    shares = []
    for entity, sentence in found:
        names = " ".join((entity.entity.name, *entity.entity.aliases))
        keys = sentence.keys | draft.view.interpreter.keys(names)
        shares.append(explain(narrowing, keys, draft.view.glossary, loose=similar_form(keys)).share)
    return [one for one, share in zip(found, shares, strict=True) if share >= max(shares) - _SAME]


def _is_plural_keyword(draft: Draft, head: Term) -> bool:
    """Whether a kind is named as several where nothing is asked in words ("Verbünde im Land")."""
    plain = draft.query.expectation.type is AnswerType.ANY and not draft.query.periods
    return plain and not names_a_kind(head.text)


def focus_terms(draft: Draft) -> list[Term]:
    """The terms of what is asked for; without a focus the first kind that is named."""
    focus = draft.view.interpreter.keys(draft.query.expectation.focus)
    named = [term for term in draft.query.terms if focus and set(term.keys) <= focus]
    kinds = [term for term in draft.query.terms if is_kind(term) and _opens(draft, term)]
    return named or kinds[: 0 if focus else 1]


def _opens(draft: Draft, term: Term) -> bool:
    """Whether keywords alone stand before a term: no article, no preposition."""
    before = german.words(draft.query.question[: term.start])
    return not any(german.fold(word.text) in german.stop_words() for word in before)


def _heads(draft: Draft, focus: Sequence[Term]) -> list[Term]:
    """The kinds asked for: the focus, and kinds joined to it ("Cluster und Plattformen")."""
    kinds = [term for term in draft.query.terms if is_kind(term)]
    if focus and is_kind(focus[-1]):
        kinds.insert(0, focus[-1])
    elif not (kinds and draft.query.english and _in_phrase(draft, kinds[0])):
        return []
    heads = kinds[:1]
    for term in kinds[1:]:
        between = draft.query.question[heads[-1].end : term.start]
        if term.start >= heads[-1].end and _JOINT.fullmatch(between):
            heads.append(term)
    return heads


def _in_phrase(draft: Draft, kind: Term) -> bool:
    """Whether a kind closes the phrase that the focus begins ("Which medical networks …")."""
    question, focus = draft.query.question, draft.query.expectation.focus
    between = question[question.find(focus) : kind.start] if focus else ""
    return not any(german.fold(word.text) in german.stop_words() for word in german.words(between))


def narrowing_terms(draft: Draft, heads: Sequence[Term]) -> tuple[Term, ...]:
    """Everything asked for but the kinds: nouns, adjectives, words of the field."""
    kinds = {term.keys for term in heads}
    found = tuple(
        term
        for term in draft.query.terms
        if term.keys not in kinds and (term.qualifier or term.known or _is_object(draft, term))
    )
    narrower = tuple(term for term in found if not _AREAS.issuperset(term.keys))
    return narrower or found


def _is_object(draft: Draft, term: Term) -> bool:
    """Whether an English word stands behind a preposition ("Which network works on lasers?")."""
    before = draft.query.question[: term.start]
    return draft.query.english and _PREPOSITION.search(before) is not None


def fitting(
    draft: Draft, entity: EntityView, heads: Sequence[Term], narrowing: tuple[Term, ...]
) -> SentenceView | None:
    """The sentence that shows the entity to be of the kind and to fit, None if none does."""
    named_so = _is_one(draft, entity, heads)
    for sentence in _naming(draft, entity):
        if not (named_so or called(draft, entity, heads)) and not announced(
            draft, entity, sentence, heads
        ):
            continue
        if not narrowing:
            return sentence
        keys = sentence.keys | draft.view.context_keys(sentence.number)
        fit = explain(narrowing, keys, draft.view.glossary, loose=similar_form(keys))
        if fit.share >= _FITS:
            return sentence
    return None


def _is_one(draft: Draft, entity: EntityView, heads: Sequence[Term]) -> bool:
    """Whether its name, or the noun before it, says that it is of one of the kinds."""
    named = any(of_kind(draft, entity, head) for head in heads)
    return named or apposed(draft, entity, heads)


def _naming(draft: Draft, entity: EntityView) -> Iterable[SentenceView]:
    return (
        sentence
        for sentence in draft.view.sentences_about(entity.number)
        if entity.number in sentence.mentioned
    )


def _listed(draft: Draft, found: Sequence[tuple[EntityView, SentenceView]], kind: str) -> Answer:
    items, names = [], []
    for entity, sentence in found:
        number = draft.citations.sentence(sentence.sentence)
        name = shown_name(entity)
        names.append(name)
        items.append(draft.say("list_item", name=name, mark=marks([number])))
    text = draft.say(
        "list_named" if _is_singular(kind) else "list_intro",
        kind=kind[:1].upper() + kind[1:],
        items=joined(items, draft.query.language, ", "),
    )
    asked = max((number.value for number in draft.query.figures), default=0)
    if asked > len(names):
        return draft.partial(Reason.NOT_STATED, draft.say("list_incomplete", listed=text), 0.75)
    return draft.answered(text, joined(names, draft.query.language, ", "), 0.75)


def shown_name(entity: EntityView) -> str:
    """The name, with its abbreviation where it has one."""
    name = entity.entity.name
    short = [
        alias
        for alias in entity.entity.aliases
        if len(alias) <= _LONGEST_SHORT_NAME
        and sum(map(str.isupper, alias)) > 1
        and alias not in name
        and name not in alias
    ]
    return f"{name} ({min(short, key=len)})" if short else name
