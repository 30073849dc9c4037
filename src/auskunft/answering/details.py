"""Details whose answers have a form of their own, such as how often or by profession.

A sentence answers only if it says everything else of the question, and the stretch that holds the
detail is about what is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auskunft import german
from auskunft.answering.belonging import lacks_council
from auskunft.answering.candidates import Candidate, period_missing
from auskunft.answering.detail_forms import kind_of_detail, table, told
from auskunft.answering.drafting import Draft
from auskunft.answering.matching import explain, similar_form
from auskunft.answering.prose import quote
from auskunft.answering.reader import Reading
from auskunft.domain import Answer, Span
from auskunft.understanding.glossary import Term
from auskunft.understanding.query import Query
from auskunft.understanding.view import SentenceView

_SURE = 0.8
_LOOKED_AT = 12
_BODY = re.compile(r"[a-z]*\s+(?:[a-zäöüß]+\s+)?(?P<noun>[A-ZÄÖÜ][\wäöüß-]+)")
"""The noun behind a count of heads ("zwölfköpfiger Beirat")."""
_SHORTEST_BODY = 4
_WHOLE = 0.5
"""What it counts that the sentence is a single clause."""
_OF_TOPIC = 0.25
"""What it counts that the sentence is about the thing named, and tells no other such detail."""
_PREDICATE = r"\s(?:und|oder|sowie)\s(?=[a-zäöüß]+t\b)"
"""What joins another predicate."""
_FIRST_AND_LAST = r"(?<=\s)[A-ZÄÖÜ][\w’-]+(?:\s[A-ZÄÖÜ][\w’-]+)+"
_WITH_PARTICLES = r"(?<=\s)[A-ZÄÖÜ][\w’-]+(?:\s(?:von|van|de|zu|der|den))+(?:\s[A-ZÄÖÜ][\w’-]+)+"


@dataclass(frozen=True)
class Detail:
    """A stretch of a sentence that tells a detail, and how much of the question it says too."""

    span: Span
    fit: float


def answer_detail(draft: Draft, readings: Sequence[Reading]) -> Answer | None:
    """The sentence that tells the detail asked for; None where none surely does."""
    kind = kind_of_detail(draft.query)
    if kind is None:
        return None
    looked_at = [reading.candidate for reading in readings[:_LOOKED_AT]]
    texts = [candidate.view.text for candidate in looked_at]
    name = _person(draft.query, texts) if table(kind).get("of_person") else ""
    if name is None:
        return None
    terms = _without_kind(draft.query, kind, name)
    best: tuple[float, Candidate, Span] | None = None
    for candidate in looked_at:
        if not _says_the_rest(draft, candidate, terms, name):
            continue
        details = _details(draft, candidate.view, kind, name, terms)
        detail = max(details, key=lambda one: one.fit, default=None)
        if detail and (best is None or detail.fit > best[0]):
            best = (detail.fit, candidate, detail.span)
    if best is None:
        return None
    _, candidate, span = best
    if kind == "heads" and not _is_asked_about(draft.query, candidate.view.text[span.end :]):
        return None
    short = candidate.view.text[span.start : span.end]
    return draft.answered(quote(draft, candidate.view, span), short, _SURE)


def _is_asked_about(query: Query, behind: str) -> bool:
    """Whether the body that has so many heads is the one that the question names."""
    body = _BODY.match(behind)
    asked = [german.fold(word.text) for word in german.words(query.question)]
    noun = german.fold(body["noun"]) if body else ""
    return any(
        len(one) >= _SHORTEST_BODY and (noun.endswith(one) or one.endswith(noun)) for one in asked
    )


def _person(query: Query, sentences: Sequence[str]) -> str | None:
    """The name of the person asked about: a known one, else one in capitals that a sentence has."""
    known = [query.question[mention.start : mention.end] for mention in query.entities[:1]]
    forms = () if known else (_WITH_PARTICLES, _FIRST_AND_LAST)
    found = known + [name for form in forms for name in re.findall(form, query.question)]
    names = [name.removesuffix("'s").removesuffix("’s") for name in found]
    return next((name for name in names if any(name in one for one in sentences)), None)


def _without_kind(query: Query, kind: str, name: str) -> tuple[Term, ...]:
    """What is asked for beside the name and the words that only say which detail is meant."""
    asked = {german.stem(word) for word in table(kind)["asked"]}
    start = query.question.find(name) if name else 0
    return tuple(
        term
        for term in query.terms
        if german.stem(term.text) not in asked and not start <= term.start < start + len(name)
    )


def _says_the_rest(draft: Draft, candidate: Candidate, terms: Sequence[Term], name: str) -> bool:
    """Whether the sentence with its context says all of the terms, for the thing and year asked."""
    query = draft.query
    if name:
        about = name in candidate.view.text
    else:
        about = candidate.about if query.entities else bool(terms)
    left = set(candidate.wide.unexplained)
    if not about or any(term in left for term in terms):
        return False
    if lacks_council(query, draft.view, candidate.view):
        return False
    return period_missing(query, draft.view, candidate.view) is None


def _details(
    draft: Draft, sentence: SentenceView, kind: str, name: str, terms: Sequence[Term]
) -> Iterator[Detail]:
    """The details of a sentence, each with what its clause says of the question."""
    form = table(kind)
    if set(form.get("beside", ())) & sentence.keys - draft.query.keys:
        return
    spans = list(told(kind, sentence.text, name))
    for span in spans:
        short = sentence.text[span.start : span.end]
        if set(form.get("without", ())) & draft.view.interpreter.keys(short):
            continue
        fit = 1.0 if name else _fit(draft, sentence, span, terms, form["clauses"])
        if not (terms or fit) and len(spans) == 1:
            own = sentence.topics & {*draft.query.entity_numbers}
            fit = _OF_TOPIC * len(own) / max(len(sentence.topics), 1)
        if fit > 0:
            yield Detail(span, fit)


def _fit(
    draft: Draft, sentence: SentenceView, span: Span, terms: Sequence[Term], joints: str
) -> float:
    """How much of the question the clause round the stretch says: its terms, the thing named."""
    view, text = draft.view, sentence.text
    cuts = [match.span() for match in re.finditer(rf"[{joints}]|{_PREDICATE}", text)]
    start = max((end for _, end in cuts if end <= span.start), default=0)
    end = min((begin for begin, _ in cuts if begin >= span.end), default=len(text))
    clause = text[start:end]
    keys = view.interpreter.keys(" ".join((clause, *german.joined_verbs(clause))))
    said = explain(terms, keys, view.glossary, loose=similar_form(keys)).share
    offset = sentence.sentence.start
    named = any(
        start <= mention.start - offset < end
        for number in draft.query.entity_numbers
        for mention in view.entities[number].entity.mentions
    )
    whole = not any(joint in text for joint in joints)
    untold = whole and (bool(draft.query.entities) or said > 0)
    return said + named + _WHOLE * untold
