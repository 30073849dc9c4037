"""The answer as it grows: sentence, citations, reason. Knows the language, nothing of content."""

from __future__ import annotations

from dataclasses import dataclass, field

from auskunft.answering.citing import Citations
from auskunft.answering.wording import say
from auskunft.domain import Answer, Computation, Mode, Reason, Status
from auskunft.understanding.query import Query
from auskunft.understanding.view import CorpusView


@dataclass
class Draft:
    """What an answer is made from; one per question."""

    query: Query
    view: CorpusView
    citations: Citations = field(init=False)

    def __post_init__(self) -> None:
        self.citations = Citations(self.view)

    def say(self, sentence: str, /, **values: object) -> str:
        """A sentence in the question's language."""
        return say(self.query.language, sentence, **values)

    def answered(
        self,
        text: str,
        short: str,
        confidence: float,
        *,
        mode: Mode = Mode.QUOTED,
        computation: Computation | None = None,
    ) -> Answer:
        """The corpus states it, or a computation over stated figures gives it."""
        return self._answer(
            Status.ANSWERED, text, short, confidence, mode=mode, computation=computation
        )

    def partial(self, reason: Reason, text: str, confidence: float, short: str = "") -> Answer:
        """Only something near is stated."""
        return self._answer(
            Status.PARTIAL, text, short, confidence, mode=Mode.QUOTED, reason=reason
        )

    def refused(self, reason: Reason, text: str, confidence: float = 0.0) -> Answer:
        """Nothing of it is stated."""
        return self._answer(Status.NOT_IN_CORPUS, text, "", confidence, mode=None, reason=reason)

    def conversation(self, text: str) -> Answer:
        """Small talk; nothing to prove."""
        return self._answer(Status.CONVERSATION, text, "", 1.0, mode=None)

    def _answer(  # noqa: PLR0913 (what the kinds of answers differ in)
        self,
        status: Status,
        text: str,
        short: str,
        confidence: float,
        *,
        mode: Mode | None,
        reason: Reason | None = None,
        computation: Computation | None = None,
    ) -> Answer:
        return Answer(
            status=status,
            text=text,
            short=short,
            mode=mode,
            reason=reason,
            citations=self.citations.found(),
            computation=computation,
            standalone_question=self.query.question,
            confidence=min(max(confidence, 0.0), 1.0),
        )
