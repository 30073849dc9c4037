"""Words that somebody adds to a question and that narrow nothing: "eigentlich", "derzeit"."""

from __future__ import annotations

from auskunft.understanding.question_words import cue_words


def without_asides(question: str) -> str:
    """The question without such words: "Wie viele Partner hat X derzeit?" → "… hat X?"."""
    return cue_words().asides.sub("", question)


def has_asides(text: str) -> bool:
    """Whether a text has such words too."""
    return cue_words().asides.search(text) is not None
