"""The answerer without a language model: the flow from a question to its answer, on one screen."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Protocol, TypeAlias

from auskunft.answering import (
    ages,
    computing,
    conditions,
    details,
    enumerations,
    expansions,
    figures,
    funding,
    lists,
    naming,
    overview,
    prose,
    prose_computing,
    rankings,
    refusing,
    shares,
    vouching,
)
from auskunft.answering.candidates import (
    Candidate,
    Similarity,
    candidates,
    documents_asked,
    nothing_similar,
)
from auskunft.answering.comparisons import that_may_answer
from auskunft.answering.deciding import Belief, belief, weighed
from auskunft.answering.descriptions import answer_description
from auskunft.answering.detail_forms import told_by_form_only
from auskunft.answering.doubting import opposed
from auskunft.answering.drafting import Draft
from auskunft.answering.everyday import answer_everyday
from auskunft.answering.fitting import bounded_otherwise
from auskunft.answering.indicators import FactMatch, match_facts
from auskunft.answering.judging import (
    Judge,
    asks_which_thing,
    judge_nothing,
    judged,
    judged_again,
)
from auskunft.answering.reader import Reading, read
from auskunft.answering.reading import WordVectors
from auskunft.domain import Answer, Reason, Sentence, Status
from auskunft.understanding.query import Query
from auskunft.understanding.view import CorpusView

_AREA = frozenset({"flaeche"})
_ALL_SAID = 0.95
_IN_DOUBT = (0.03, 0.9)
"""Beliefs between which a question is judged a second time, at some 10 ms."""
_TOLD_MORE = 0.2
"""By so much more of the question a sentence must say to be shown before an indicator."""
_OUTRIGHT = 0.9
"""Belief from which a sentence says what would have been computed from others."""
_ABSOLUTE = re.compile(
    r"\b(?P<what>absolute[nr]? (?:Zahl(?:en)?|numbers?|figures?)|absolut|nicht (?:pro|je) \w+)\b"
)
"""Asks for a number, not for a rate."""
_PER = re.compile(r"\b(?:je|pro|per)\b")
_TO_COMPUTE = (
    *("operation.sum", "operation.difference", "operation.ratio", "operation.average"),
    *("operation.up", "operation.down", "operation.growth"),
)
"""What a sentence hardly ever tells in so many words."""
_READ = 12
"""Sentences that are looked through for figures where no thing is named."""
_RECENT = 8
"""Questions whose sentences are kept: parts of one question are put several times."""
Ranked: TypeAlias = Sequence[tuple[Sentence, float]]
Find: TypeAlias = Callable[[Query], Ranked]
"""Finds the sentences that may answer a question, with scores, best first."""


class Answerer(Protocol):
    """Gives an answer to an understood question."""

    def answer(self, query: Query, find: Find) -> Answer:
        """The answer; it has not passed the gate yet. Looks for sentences only if it needs any."""

    def believed(self, query: Query, find: Find) -> Mapping[int, float]:
        """How likely each sentence answers, by its number; empty where that is not known."""


class ExtractiveAnswerer:
    """Quotes, computes, lists; never writes a word about the world of its own."""

    def __init__(
        self,
        view: CorpusView,
        vectors: WordVectors | None = None,
        similarity: Similarity = nothing_similar,
        judge: Judge = judge_nothing,
        believe: Belief = belief,
    ) -> None:
        self._view = view
        self._vectors = vectors
        self._similarity = similarity
        self._judge = judge
        self._believe = believe
        self._read = lru_cache(maxsize=_RECENT)(self._read_found)
        self._likely = lru_cache(maxsize=_RECENT)(self._weighed)

    def answer(self, query: Query, find: Find) -> Answer:
        """Small talk, the document itself, then figures, prose, what is near, or a refusal."""
        draft = Draft(query, self._view)
        documents = documents_asked(query, self._view)
        special = (
            overview.conversation(draft)
            or overview.about_document(draft, documents)
            or answer_everyday(draft)
            or computing.answer_derived(draft, documents)
        )
        if special is not None:
            return special
        condition = conditions.condition(draft)
        by_figures = None
        if not query.has("describe.meaning"):
            by_figures = self._figures(draft, match_facts(query, self._view, documents))
        if not condition and by_figures is not None and _is_the_answer(query, by_figures):
            return by_figures
        readings, contrary = self._read(query, find)
        agreeing = [one for one in readings if not bounded_otherwise(query, one.candidate)]
        unjudged = None if condition else self._unjudged(draft, agreeing, documents)
        if unjudged is not None and not unjudged.computation:
            return unjudged
        likely = self._likely(query, find)
        if condition:
            return self._fulfilling(condition, documents, likely)
        told = self._stated_outright(query, agreeing, likely, unjudged) or unjudged
        told = told or self._told(Draft(query, self._view), agreeing, likely)
        if told is None or (unjudged is None and query.has(*_TO_COMPUTE)):
            told = self._vouched_for(query, likely) or told or self._came_into_being(query)
        if told is not None:
            return told
        aside = read(query, self._view, contrary, self._vectors)
        return self._near(query, (*aside, *likely), by_figures)

    def _near(self, query: Query, readings: Sequence[Reading], by_figures: Answer | None) -> Answer:
        """What comes nearest, a sentence or an indicator, whichever says more; else a refusal."""
        near = self._nearest(Draft(query, self._view), readings)
        said = max((one.candidate.support for one in readings if one.belief), default=0.0)
        told_more = by_figures is not None and said > by_figures.confidence + _TOLD_MORE
        prose_first = query.entities or told_more
        first, second = (near, by_figures) if prose_first else (by_figures, near)
        return first or second or refusing.refuse(Draft(query, self._view), query.unknown_names)

    def believed(self, query: Query, find: Find) -> Mapping[int, float]:
        """How likely each sentence answers, by its number."""
        likely = self._likely(query, find)
        return {one.candidate.view.number: one.belief for one in likely if one.belief > 0}

    def _read_found(
        self, query: Query, find: Find
    ) -> tuple[tuple[Reading, ...], tuple[Candidate, ...]]:
        """The sentences read, without those that tell of the other end of a scale; and those."""
        documents = documents_asked(query, self._view)
        found = candidates(query, self._view, find(query), documents, self._similarity)
        contrary = tuple(one for one in found if opposed(query, one.view))
        agreeing = tuple(one for one in found if one not in contrary)
        return tuple(read(query, self._view, agreeing, self._vectors)), contrary

    def _weighed(self, query: Query, find: Find) -> Sequence[Reading]:
        """The readings, likeliest first; where that is in doubt, the judge is asked again."""
        readings, _ = self._read(query, find)
        first = judged(query, readings, self._judge)
        likely = weighed(query, self._view, first, self._believe)
        unsure, sure = _IN_DOUBT
        in_doubt = bool(likely) and unsure < likely[0].belief < sure
        if in_doubt and (query.entities or asks_which_thing(query)):
            again = judged_again(query, self._view, first, self._judge)
            likely = weighed(query, self._view, again, self._believe)
        return likely

    def _stated_outright(
        self,
        query: Query,
        readings: Sequence[Reading],
        likely: Sequence[Reading],
        figured: Answer | None,
    ) -> Answer | None:
        """The answer of a sentence that surely says what was computed from others."""
        if figured is None or any(one.startswith("operation.") for one in query.intents):
            return None  # what is asked to be computed is
        used = {(one.document_id, one.start, one.end) for one in figured.citations}
        best = likely[0] if likely else None
        if best is None or best.belief < _OUTRIGHT:
            return None
        at = best.candidate.view.sentence
        if any(at.document_id == d and at.start < end and start < at.end for d, start, end in used):
            return None
        return self._told(Draft(query, self._view), readings, likely)

    def _came_into_being(self, query: Query) -> Answer | None:
        return None if self._tells_nothing(query) else ages.answer_origin(Draft(query, self._view))

    def _vouched_for(self, query: Query, likely: Sequence[Reading]) -> Answer | None:
        return (
            None if self._tells_nothing(query) else vouching.vouched_for(query, self._view, likely)
        )

    def _fulfilling(
        self, condition: conditions.Condition, documents: Sequence[str], readings: Sequence[Reading]
    ) -> Answer:
        """Those that fulfil a condition; where none does, what is near or a refusal."""
        query = condition.query
        known = not query.foreign_regions and not query.unknown_names
        listed = conditions.answer_condition(Draft(query, self._view), condition, documents)
        near = self._nearest(Draft(query, self._view), readings)
        refused = refusing.refuse(Draft(query, self._view), query.unknown_names)
        return (listed if known else None) or near or refused

    def _figures(self, draft: Draft, matches: Sequence[FactMatch]) -> Answer | None:
        """Computed from indicators, or stated by one."""
        names = _unexplained_names(draft, matches)
        if not names and not draft.query.foreign_regions:
            computed = computing.answer_computed(draft, matches)
            if computed is not None:
                return computed
            scopes = lists.answer_scopes(draft, matches)
            if scopes is not None:
                return scopes
        selection = figures.select(draft.query, self._view, matches)
        return figures.answer_from_facts(draft, selection, names) if selection else None

    def _listed(
        self, draft: Draft, readings: Sequence[Reading], documents: Sequence[str]
    ) -> Answer | None:
        """A detail with a form of its own, things that belong together, or a computed figure."""
        draft = Draft(draft.query, self._view)
        if self._tells_nothing(draft.query):
            return None
        detail = details.answer_detail(draft, readings)
        if detail is not None or told_by_form_only(draft.query):
            return detail
        ordered = [one.candidate for one in readings]
        found = _about(draft.query, ordered)
        beside = [one for one in ordered if one.near] if draft.query.entities else found
        return (
            expansions.answer_expansion(draft)
            or enumerations.answer_sorts(draft, found)
            or rankings.answer_ranking(draft, documents)
            or lists.answer_names(draft, documents)
            or enumerations.answer_enumeration(draft, found)
            or enumerations.answer_unnamed(draft, found)
            or funding.answer_funding(draft)
            or funding.answer_who_pays(draft)
            or prose_computing.answer_computed_prose(draft, found, beside, ordered)
        )

    def _unjudged(
        self, draft: Draft, readings: Sequence[Reading], documents: Sequence[str]
    ) -> Answer | None:
        """What no judge need be asked about: lists and the like, and what a thing is or does."""
        listed = self._listed(draft, readings, documents)
        if listed is not None:
            return listed
        query = draft.query
        if self._tells_nothing(query) or told_by_form_only(query):
            return None
        found = _about(query, [one.candidate for one in readings])
        return answer_description(Draft(query, self._view), found)

    def _told(
        self, draft: Draft, readings: Sequence[Reading], likely: Sequence[Reading]
    ) -> Answer | None:
        """A figure in prose, or the sentence that answers."""
        if self._tells_nothing(draft.query) or told_by_form_only(draft.query):
            return None
        found = _about(draft.query, [one.candidate for one in readings])
        return (
            shares.answer_by_share(draft, likely)
            or prose.answer_amount(draft, found, likely)
            or naming.with_name(draft, prose.answer_sentence(draft, that_may_answer(draft, likely)))
        )

    @staticmethod
    def _tells_nothing(query: Query) -> bool:
        """Whether no sentence tells of it: of a name or region of elsewhere, or a Land's extent."""
        extent = query.has("scope.extent") and query.keys == _AREA
        return bool(query.foreign_regions or query.unknown_names or extent)

    def _nearest(self, draft: Draft, readings: Sequence[Reading]) -> Answer | None:
        query = draft.query
        if query.foreign_regions or query.unknown_names or query.has("conversation.instruction"):
            return None
        return prose.nearest(draft, readings)


def _about(query: Query, ordered: Sequence[Candidate]) -> Sequence[Candidate]:
    """The sentences about what the question names, or the first ones where it names nothing."""
    return [one for one in ordered if one.about] if query.entities else ordered[:_READ]


def _is_the_answer(query: Query, by_figures: Answer) -> bool:
    """Whether indicators answer it, or say all of it but for another year, unit or scope.

    Then no sentence can do better, unless the question is about a thing of its own.
    """
    if by_figures.status is Status.ANSWERED:
        return True
    elsewhere = by_figures.reason in {Reason.OTHER_SCOPE, Reason.OTHER_PERIOD}
    return elsewhere and by_figures.confidence >= _ALL_SAID and not query.entities


def _unexplained_names(draft: Draft, matches: Sequence[FactMatch]) -> list[str]:
    """Names in the question that the best indicator's label does not contain."""
    if not matches:
        return []
    label = matches[0].view.keys
    named = [
        draft.view.entities[mention.entities[0]].entity.name
        for mention in draft.query.entities
        if not draft.view.interpreter.keys(draft.query.question[mention.start : mention.end])
        <= label
    ]
    absolute = _ABSOLUTE.search(draft.query.question)
    rate = _PER.search(matches[0].fact.label) is not None
    return [*named, *draft.query.unknown_names, *([absolute["what"]] if absolute and rate else [])]
