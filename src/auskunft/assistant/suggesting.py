"""Questions worth asking, drawn from the corpus's own indicators and names."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, zip_longest

from auskunft.answering.indicators import family, match_facts
from auskunft.answering.wording import article, gender, say
from auskunft.domain import Answer, Entity, Fact
from auskunft.understanding.query import Query
from auskunft.understanding.view import CorpusView, FactView

_START_POOL = 12
_RELATED_POOL = 5
_LONGEST_NAME = 60


class Suggester:
    """Writes candidate questions; whoever shows them checks that they are answered."""

    def __init__(self, view: CorpusView) -> None:
        self._view = view

    def start(self, language: str) -> tuple[str, ...]:
        """Figures and names in turn, from all over the corpus."""
        heads: dict[tuple[str, frozenset[str]], FactView] = {}
        for fact in self._view.facts:
            heads.setdefault((fact.fact.document_id, fact.head), fact)
        figures = [self._about_fact(fact.fact, language) for fact in heads.values()]
        names = [self._about_entity(e.entity, language) for e in self._view.entities]
        mixed = chain.from_iterable(zip_longest(figures, [name for name in names if name]))
        return tuple(dict.fromkeys(q for q in mixed if q))[:_START_POOL]

    def related(self, query: Query, answer: Answer) -> tuple[str, ...]:
        """What is near the question: the same measure elsewhere, things the answer names."""
        language = query.language
        matches = match_facts(query, self._view, tuple(self._view.documents))
        cited = {(c.document_id, c.start) for c in answer.citations}
        figures: list[str] = []
        for match in matches[:1]:
            relatives = family(match.view, self._view.facts)
            figures += [
                self._about_fact(one.fact, language)
                for one in relatives
                if (one.fact.document_id, one.fact.start) not in cited
            ]
        names = [self._about_entity(entity, language) for entity in self._near(query, answer)]
        pool = chain(figures[:2], names[:2], self.start(language))
        return tuple(dict.fromkeys(q for q in pool if q))[:_RELATED_POOL]

    def _near(self, query: Query, answer: Answer) -> Iterable[Entity]:
        """The entities in the cited pieces that the question did not name itself."""
        asked = set(query.entity_numbers)
        for citation in answer.citations:
            for one in self._view.entities:
                if one.number in asked or one.entity.document_id != citation.document_id:
                    continue
                if any(citation.start <= m.start < citation.end for m in one.entity.mentions):
                    yield one.entity

    def _about_fact(self, fact: Fact, language: str) -> str:
        several = len(self._view.documents) > 1
        region = self._view.documents[fact.document_id].region if several else ""
        name = f"{fact.measure} {fact.scope.split(';')[0]}".strip()
        head = article(name.split()[0]) or ""
        plural = gender(name.split()[0]) == "plural"
        key = "ask_count" if plural and not fact.unit else "ask_values" if plural else "ask_value"
        key = key if head else "ask_plain"
        place = say(language, "ask_place", region=region) if region else ""
        return " ".join(
            say(language, key, name=name, article=head, place=place).replace(" ?", "?").split()
        )

    def _about_entity(self, entity: Entity, language: str) -> str:
        if len(entity.name) > _LONGEST_NAME:
            return ""
        return say(language, "ask_entity", name=entity.name)
