"""Question in, proven answer out: the whole flow on one screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Protocol

from auskunft.answering import composing, contrasting
from auskunft.answering.composing.figures import Scene
from auskunft.answering.contrasting import Halves
from auskunft.answering.extractive import Answerer
from auskunft.answering.gate import verify
from auskunft.answering.wording import say
from auskunft.assistant.calculations import answer_calculation
from auskunft.assistant.composing import answer_composed, chance_meant, question_scene
from auskunft.assistant.contrasting import answer_contrasted, contrast_scene
from auskunft.assistant.halves import answer_halves
from auskunft.assistant.limits import answer_limit
from auskunft.assistant.portions import answer_portion
from auskunft.assistant.sides import answer_sides
from auskunft.assistant.suggesting import Suggester
from auskunft.domain import Answer, Conversation, Document, Fact, Sentence, Status
from auskunft.errors import InputError
from auskunft.followup import resolve
from auskunft.understanding.query import Query
from auskunft.understanding.understand import Understanding

LONGEST_QUESTION = 2000
"""Characters of a question that is still read."""
_REMEMBERED = 512
_PREPARED = 20
"""Questions of each language, at some 15 ms each."""


class SentenceFinder(Protocol):
    """Finds the sentences that may answer a question: retrieval in use, a list in tests."""

    def sentences(self, query: Query) -> tuple[tuple[Sentence, float], ...]:
        """Sentences with scores, best first."""


class Assistant:
    """Answers questions to one corpus; holds no conversation, so one serves all users."""

    def __init__(
        self, understanding: Understanding, finder: SentenceFinder, answerer: Answerer
    ) -> None:
        self._understanding = understanding
        self._finder = finder
        self._answerer = answerer
        self._suggester = Suggester(understanding.view)
        self._answered_alone = lru_cache(maxsize=_REMEMBERED)(self._answer)
        self._known = lru_cache(maxsize=_REMEMBERED)(self._is_answered)
        self._starting = lru_cache(maxsize=2)(self._start)

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents that answers come from."""
        return tuple(self._understanding.view.documents.values())

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All indicators, in the order of the documents."""
        return tuple(view.fact for view in self._understanding.view.facts)

    def ask(self, question: str, conversation: Conversation | None = None) -> Answer:
        """The proven answer to a question as a part of a conversation.

        Raises:
            InputError: the question is longer than `LONGEST_QUESTION` characters.
        """
        if len(question) > LONGEST_QUESTION:
            raise InputError(f"Die Frage ist zu lang: Bitte auf {LONGEST_QUESTION} Zeichen kürzen.")
        return self._answered_alone(self.standalone(question, conversation))

    def standalone(self, question: str, conversation: Conversation | None = None) -> str:
        """The question as it is understood in a conversation."""
        return resolve(question, conversation or Conversation(), self._understanding)

    def understood(self, standalone: str) -> Query:
        """Everything read off a question, for those who look into it."""
        return self._understanding.query(standalone)

    def scene(self, standalone: str) -> Scene:
        """The figures that a question may be worked out of, for those who weigh them."""
        query = self._understanding.query(standalone)
        return question_scene(query, self._understanding.view, self._believed)

    def contrast_scene(self, standalone: str) -> tuple[Scene, Halves] | None:
        """The figures that a question may hold against each other, for those who weigh them."""
        query = self._understanding.query(standalone)
        return contrast_scene(query, self._understanding.view, self._believed)

    def suggestions(self, language: str = "de") -> tuple[str, ...]:
        """Questions to start with, drawn from the corpus; each of them is answered."""
        return self._starting(language)

    def prepare(self) -> None:
        """Finds out which questions to go on with are answered: else the first answers wait."""
        composing.prepare()
        contrasting.prepare()
        for language in ("de", "en"):
            for question in self._suggester.all(language)[:_PREPARED]:
                self._known(question)

    def _answer(self, standalone: str) -> Answer:
        query, view = self._understanding.query(standalone), self._understanding.view
        answer = verify(self._settled(standalone, query), view.documents)
        return replace(_with_correction(answer, query), suggestions=self._related(query, answer))

    def _settled(self, standalone: str, query: Query) -> Answer:
        """The answer with all that can be worked out: not through the gate yet."""
        view = self._understanding.view
        found = answer_halves(standalone, query.language, self._found, self._resolved)
        found = found or self._answerer.answer(query, self._finder.sentences)
        if not found.computation:
            found = (
                answer_sides(query, view, self._found)
                or answer_portion(query, view, self._found, found)
                or answer_calculation(query, view, self._found, found)
                or found
            )
        found = answer_limit(query, view, self._worked_out, self._chance, found) or found
        found = answer_contrasted(query, view, self._believed, found) or found
        return answer_composed(query, view, self._believed, found) or found

    def _chance(self, standalone: str, found: Answer) -> float | None:
        """How likely what was computed is what a question asks for."""
        return (
            chance_meant(self.scene(standalone), found.computation) if found.computation else None
        )

    def _worked_out(self, standalone: str) -> Answer:
        return self._settled(standalone, self._understanding.query(standalone))

    def _found(self, standalone: str) -> Answer:
        """The answer to one question as the answerer gives it: not through the gate yet."""
        query = self._understanding.query(standalone)
        return self._answerer.answer(query, self._finder.sentences)

    def _believed(self, question: str) -> Mapping[int, float]:
        """How likely each sentence answers a question."""
        query = self._understanding.query(question)
        return self._answerer.believed(query, self._finder.sentences)

    def _resolved(self, question: str, conversation: Conversation) -> str:
        return self.standalone(question, conversation)

    def _related(self, query: Query, answer: Answer) -> tuple[str, ...]:
        """Two or three questions that go on from here and are answered."""
        candidates = self._suggester.related(query, answer)
        return self._answered(candidates, 3, besides=query.question)

    def _start(self, language: str) -> tuple[str, ...]:
        return self._answered(self._suggester.start(language), 6)

    def _answered(
        self, questions: tuple[str, ...], most: int, besides: str = ""
    ) -> tuple[str, ...]:
        kept: list[str] = []
        for question in questions:
            if len(kept) < most and question != besides and self._known(question):
                kept.append(question)
        return tuple(kept)

    def _is_answered(self, question: str) -> bool:
        return self._found(question).status is Status.ANSWERED


def _with_correction(answer: Answer, query: Query) -> Answer:
    """Says what a misspelt word was taken for."""
    if not query.corrections or answer.status is Status.CONVERSATION:
        return answer
    understood = ", ".join(correction.understood for correction in query.corrections)
    note = say(query.language, "corrected", understood=understood)
    return replace(answer, text=f"{answer.text} {note}", correction=note)
