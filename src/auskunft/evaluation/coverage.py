"""What the corpus states and no case of the test set asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from auskunft.corpus import analyse
from auskunft.domain import Document, Entity, Fact, Quantity
from auskunft.evaluation.cases import Case
from auskunft.evaluation.evidence import Documents, Stretch, overlap
from auskunft.evaluation.folding import fold, stands_in


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many statements are asked for, and those that are not."""

    total: int
    facts: tuple[Fact, ...]
    quantities: tuple[Quantity, ...]
    entities: tuple[Entity, ...]

    @property
    def share(self) -> float:
        """The share of statements that some case asks for; 1 for an empty corpus."""
        missing = len(self.facts) + len(self.quantities) + len(self.entities)
        return 1 - missing / self.total if self.total else 1.0


def coverage(cases: Sequence[Case], documents: Sequence[Document]) -> Coverage:
    """Compare what is read off the documents with what the cases ask.

    Indicators and figures count as asked for where some answerable case's evidence overlaps them,
    things with names where a question names them or a right answer does.
    """
    texts = Documents(documents)
    asked = [
        place
        for case in cases
        if case.answerable
        for piece in case.evidence
        for place in texts.occurrences(piece)
    ]
    questions = [fold("\n".join(_words_of(case))) for case in cases]
    analyses = [analyse(document) for document in documents]
    facts = [fact for found in analyses for fact in found.facts]
    quantities = [quantity for found in analyses for quantity in found.quantities]
    entities = [entity for found in analyses for entity in found.entities]
    return Coverage(
        total=len(facts) + len(quantities) + len(entities),
        facts=tuple(fact for fact in facts if not _overlaps(fact, asked)),
        quantities=tuple(item for item in quantities if not _overlaps(item, asked)),
        entities=tuple(entity for entity in entities if not _is_named(entity, questions)),
    )


def _words_of(case: Case) -> tuple[str, ...]:
    expected = (needle for alternative in case.accept for needle in alternative)
    return (*case.history, case.question, *expected)


def _overlaps(item: Fact | Quantity, places: Sequence[Stretch]) -> bool:
    return any(overlap((item.document_id, item.start, item.end), place) for place in places)


def _is_named(entity: Entity, questions: Sequence[str]) -> bool:
    return any(
        stands_in(name, question)
        for name in (entity.name, *entity.aliases)
        for question in questions
    )
