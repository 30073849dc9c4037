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


def _receipt(answer: Answer, texts: Texts) -> str:
    """The way to a computed figure and its rounding, or ""."""
    if answer.computation is None:
        return ""
    rounding = f" ({answer.computation.rounding})" if answer.computation.rounding else ""
    return f"{texts('answer.receipt')}: {answer.computation.formula}{rounding}"


def _understood(question: str, answer: Answer, texts: Texts) -> str:
    """The question that was answered, where it was put in other words, or ""."""
    understood = answer.standalone_question
    if understood in ("", question):
        return ""
    return f"{texts('answer.understood')} {quoted(understood, texts.language)}"


def answer_as_text(question: str, answer: Answer, texts: Texts) -> str:
    """Question, answer and numbered citations, a blank line between them."""
    citations = [
        f"[{number}] {_origin(citation.title, citation.section)}: "
        + quoted(citation.quote, texts.language)
        for number, citation in enumerate(answer.citations, 1)
    ]
    understood, receipt = _understood(question, answer, texts), _receipt(answer, texts)
    return "\n\n".join(filter(None, (question, understood, answer.text, receipt, *citations)))


def _escaped(text: str) -> str:
    """Text in which Markdown sees no markup but the reference numbers."""
    return _MARKER.sub(r"[\1]", _MARKDOWN.sub(r"\\\1", text))


def answer_as_markdown(question: str, answer: Answer, texts: Texts) -> str:
    """The same in Markdown: the question a heading, each citation a quotation."""
    citations = [
        f"> [{number}] {_escaped(quoted(citation.quote, texts.language))}\n"
        f"> — {_escaped(_origin(citation.title, citation.section))}"
        for number, citation in enumerate(answer.citations, 1)
    ]
    plain = (_understood(question, answer, texts), answer.text, _receipt(answer, texts))
    heading = f"## {_escaped(' '.join(question.split()))}"
    return "\n\n".join(filter(None, (heading, *map(_escaped, plain), *citations)))
