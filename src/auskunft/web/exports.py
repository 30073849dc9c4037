"""An answer with its citations as plain text and as Markdown, to paste or to save."""

from __future__ import annotations

import re

from auskunft.answering.wording import quoted
from auskunft.domain import Answer
from auskunft.web.texts import Texts

_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~])")
_MARKER = re.compile(r"\\\[(\d{1,3})\\\]")


def _origin(title: str, section: str) -> str:
    return ", ".join(part for part in (title, section) if part)


def answer_as_text(question: str, answer: Answer, texts: Texts) -> str:
    """Question, answer and numbered citations."""
    lines = [question, "", answer.text]
    if answer.computation:
        lines += ["", f"{texts('answer.receipt')}: {answer.computation.formula}"]
    for number, citation in enumerate(answer.citations, 1):
        quote = quoted(citation.quote, texts.language)
        lines += ["", f"[{number}] {_origin(citation.title, citation.section)}: {quote}"]
    return "\n".join(lines)


def _escaped(text: str) -> str:
    """Text in which Markdown sees no markup but the reference numbers."""
    return _MARKER.sub(r"[\1]", _MARKDOWN.sub(r"\\\1", text))


def answer_as_markdown(question: str, answer: Answer, texts: Texts) -> str:
    """The same in Markdown: the question a heading, each citation a quotation."""
    lines = [f"## {_escaped(' '.join(question.split()))}", "", _escaped(answer.text)]
    if answer.computation:
        lines += ["", f"{texts('answer.receipt')}: {_escaped(answer.computation.formula)}"]
    for number, citation in enumerate(answer.citations, 1):
        quote = _escaped(quoted(citation.quote, texts.language))
        origin = _escaped(_origin(citation.title, citation.section))
        lines += ["", f"> [{number}] {quote}", f"> — {origin}"]
    return "\n".join(lines)
