"""Questions worth asking, drawn from the corpus's own indicators and names."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, zip_longest

from auskunft.answering.indicators import GENERIC, family, match_facts
from auskunft.assistant.question_wording import about_entity, about_fact
from auskunft.domain import Answer, Citation
from auskunft.understanding.discourse import names_a_kind
from auskunft.understanding.query import Query
from auskunft.understanding.view import CorpusView, EntityView, FactView

_START_POOL = 24
_RELATED_POOL = 12
_OF_A_KIND = 2
"""Questions of one kind among the related ones: figures of the same measure, names, …"""


class Suggester:
    """Writes candidate questions; whoever shows them checks that they are answered."""

    def __init__(self, view: CorpusView) -> None:
        self._view = view
        self._written: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}

    def start(self, language: str) -> tuple[str, ...]:
        """Figures and names in turn, from each document in turn."""
        return tuple(islice(_in_turn(*self._all(language)), _START_POOL))

    def all(self, language: str) -> tuple[str, ...]:
        """One question about each thing measured and each name, those of names first."""
        figures, names = self._all(language)
        return (*names, *figures)

    def related(self, query: Query, answer: Answer) -> tuple[str, ...]:
        """What is near the question and not said yet, nearest first; then something else.

        First the same measure in other scopes and figures that share a word with the question,
        then what the cited pieces and the passages round them name, then anything, beginning
        at another place for each question.
        """
        language = query.language
        said = set(self._said(query, answer))
        figures = [self._fact(one, language) for one in self._figures_near(query)]
        names = [self._entity(one, language) for one in self._names_near(answer.citations)]
        near = [[q for q in kind if q and q not in said] for kind in (figures, names)]
        turn = zlib.crc32(query.question.encode())
        others = _in_turn(*(_turned(kind, turn) for kind in self._all(language)))
        pool = dict.fromkeys(chain(near[0][:_OF_A_KIND], near[1][:_OF_A_KIND], others))
        return tuple(islice((q for q in pool if q not in said), _RELATED_POOL))

    def _said(self, query: Query, answer: Answer) -> Iterator[str]:
        """The questions about what the question names and what the answer cites."""
        cited = {(c.document_id, c.start) for c in answer.citations}
        for number in query.entity_numbers:
            yield self._entity(self._view.entities[number], query.language)
        for one in self._view.facts:
            if (one.fact.document_id, one.fact.start) in cited:
                yield self._fact(one, query.language)

    def _all(self, language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Every question about a figure and every one about a name, each from all documents."""
        if language not in self._written:
            documents = list(self._view.documents)
            self._written[language] = (
                _in_turn(*(self._of_figures(one, language) for one in documents)),
                _in_turn(*(self._of_names(one, language) for one in documents)),
            )
        return self._written[language]

    def _of_figures(self, document_id: str, language: str) -> tuple[str, ...]:
        """One question for each thing that the document measures."""
        heads: dict[frozenset[str], FactView] = {}
        for one in self._view.facts:
            if one.fact.document_id == document_id:
                heads.setdefault(one.head, one)
        return tuple(self._fact(one, language) for one in heads.values())

    def _of_names(self, document_id: str, language: str) -> tuple[str, ...]:
        """Names that say what they are ("Netzwerk …") come first."""
        mine = [one for one in self._view.entities if one.entity.document_id == document_id]
        mine.sort(key=lambda one: not names_a_kind(one.entity.name.split()[0]))
        return tuple(self._entity(one, language) for one in mine)

    def _figures_near(self, query: Query) -> list[FactView]:
        """The asked measure in its scopes, then figures that share a word with the question."""
        view = self._view
        matches = match_facts(query, view, query.documents(tuple(view.documents)))
        same = [one for match in matches[:1] for one in family(match.view, view.facts)]
        shared = query.keys - GENERIC
        kindred = [one for one in view.facts if one.measure_keys & shared]
        return [*same, *(one for one in kindred if one not in same)]

    def _names_near(self, citations: tuple[Citation, ...]) -> list[EntityView]:
        """What the cited pieces name, then what the passages that they stand in name."""
        inside = [(c.document_id, c.start, c.end) for c in citations]
        around = [
            (passage.document_id, passage.start, passage.end)
            for passage in self._view.passages.values()
            if any(
                passage.document_id == document and passage.start <= start < passage.end
                for document, start, _ in inside
            )
        ]
        found = chain(self._named_in(inside), self._named_in(around))
        return list({one.number: one for one in found}.values())

    def _named_in(self, spans: list[tuple[str, int, int]]) -> Iterable[EntityView]:
        for document_id, start, end in spans:
            for one in self._view.entities:
                if one.entity.document_id == document_id and any(
                    start <= mention.start < end for mention in one.entity.mentions
                ):
                    yield one

    def _fact(self, one: FactView, language: str) -> str:
        several = len(self._view.documents) > 1
        region = self._view.documents[one.fact.document_id].region if several else ""
        return about_fact(one.fact, region, language)

    def _entity(self, one: EntityView, language: str) -> str:
        return about_entity(one.entity, self._view.documents[one.entity.document_id], language)


def _in_turn(*kinds: Sequence[str]) -> tuple[str, ...]:
    """One of each in turn, each question once."""
    mixed = chain.from_iterable(zip_longest(*kinds))
    return tuple(dict.fromkeys(question for question in mixed if question))


def _turned(questions: Sequence[str], turn: int) -> Sequence[str]:
    """The same questions, beginning at another one."""
    begin = turn % max(1, len(questions))
    return (*questions[begin:], *questions[:begin])
