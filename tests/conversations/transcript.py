"""Replays the questions of a transcript and writes it anew.

`python tests/conversations/transcript.py` records what is answered now into every transcript;
read the difference before committing it: a transcript holds only answers that are right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from auskunft.domain import Answer, Conversation
from auskunft.wiring import Settings, load_assistant

if TYPE_CHECKING:
    from auskunft.assistant import Assistant

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]


@dataclass(frozen=True)
class Transcript:
    """What a transcript states itself: its title, its corpus and the questions in turn."""

    title: str
    corpus: str
    questions: tuple[str, ...]


def transcripts() -> tuple[Path, ...]:
    """The transcripts of this folder."""
    return tuple(sorted(FOLDER.glob("*.md")))


def parse(text: str) -> Transcript:
    """Title, corpus and questions of a transcript; the answers are left out."""
    title = re.search(r"^# (.+)$", text, re.MULTILINE)
    corpus = re.search(r"^Corpus: `(.+)`$", text, re.MULTILINE)
    assert title, "a transcript begins with # and its title"
    assert corpus, "a transcript names its corpus"
    return Transcript(title[1], corpus[1], tuple(re.findall(r"^## (.+)$", text, re.MULTILINE)))


@cache
def _assistant(corpus: str) -> Assistant:
    return load_assistant(Settings(ROOT / corpus))


def replay(transcript: Transcript) -> str:
    """The transcript with the answers that are given now, each following on the ones before."""
    conversation = Conversation()
    lines = [f"# {transcript.title}", "", f"Corpus: `{transcript.corpus}`"]
    for question in transcript.questions:
        answer = _assistant(transcript.corpus).ask(question, conversation)
        lines += ["", f"## {question}", "", *_answer_lines(answer, question)]
        conversation = conversation.with_turn(question, answer)
    return "\n".join(lines) + "\n"


def _answer_lines(answer: Answer, question: str) -> Iterator[str]:
    if answer.standalone_question not in {question, ""}:
        yield f"Understood as: {answer.standalone_question}"
        yield ""
    yield ", ".join(filter(None, (answer.status, answer.mode, answer.reason)))
    yield ""
    if answer.short:
        yield f"**{answer.short}**"
        yield ""
    yield answer.text
    if answer.citations or answer.computation:
        yield ""
    for number, citation in enumerate(answer.citations, 1):
        yield f"- [{number}] {citation.document_id}: {' '.join(citation.quote.split())}"
    if answer.computation:
        yield f"- {answer.computation.formula}"


if __name__ == "__main__":
    for path in transcripts():
        recorded = replay(parse(path.read_text(encoding="utf-8")))
        if recorded != path.read_text(encoding="utf-8"):
            path.write_text(recorded, encoding="utf-8")
            print(f"changed: {path.name}")  # noqa: T201 - a command's output
