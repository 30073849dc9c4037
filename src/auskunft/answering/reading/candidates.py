"""What goes into reading and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from auskunft.domain import Sentence, Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may answer: its text, the text of its passage before it, its headings.

    `score` is the retrieval score of the sentence on the scale of `retrieval.Found`, its
    passage's included; `named` are the stretches of the text that name what the question names:
    a thing is not its own seat, head or kind.
    """

    sentence: Sentence
    text: str
    context_before: str = ""
    headings: tuple[str, ...] = ()
    score: float = 0.0
    named: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A candidate, read: `candidate.text[start:end]` is the short answer (`start == end`: none).

    `score` orders the readings of one question, `confidence` (0 to 1) says how likely the
    sentence answers it and compares between questions.
    """

    candidate: Candidate
    start: int
    end: int
    score: float
    confidence: float
    features: dict[str, float] = field(default_factory=dict, compare=False)

    @property
    def short(self) -> str:
        """The short answer, "" where no span is better than the sentence."""
        return self.candidate.text[self.start : self.end]
