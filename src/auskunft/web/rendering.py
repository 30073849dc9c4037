"""An answer, a question and a refusal as the HTML of the chat."""

from __future__ import annotations

import json
import re
from functools import partial
from typing import Any
from urllib.parse import urlencode

from auskunft.answering.wording import quoted
from auskunft.assistant.serialisation import answer_to_json
from auskunft.domain import Answer, Citation, Fact, Status
from auskunft.web.answer_text import Block, blocks
from auskunft.web.comparison import comparison
from auskunft.web.exports import answer_as_markdown, answer_as_text
from auskunft.web.figure_notation import spelled
from auskunft.web.reading import passage_address
from auskunft.web.service import RefusedError
from auskunft.web.templating import one_line, render
from auskunft.web.texts import Texts

_MARKER = re.compile(r"\[\d{1,3}\]")
_LEAD_CHARACTERS = 70
_CITATIONS_SHOWN = 3


def citation_address(citation: Citation) -> str:
    """Where the cited passage can be read."""
    return passage_address(citation.document_id, citation.start, citation.end)


def _badge(answer: Answer) -> str:
    if answer.status in (Status.PARTIAL, Status.NOT_IN_CORPUS):
        return answer.status.value
    return answer.mode.value if answer.mode else ""


def _same(one: str, other: str) -> bool:
    return re.sub(r"\W+", " ", one).strip().lower() == re.sub(r"\W+", " ", other).strip().lower()


def render_question(question: str, texts: Texts) -> str:
    """The user's message."""
    return one_line(render("question.html", question=question, t=texts))


def _lead(answer: Answer, parts: tuple[Block, ...]) -> str:
    """The short answer, where it is one thing and not all that the text says."""
    enumerated = any(block.bullets for block in parts)
    said_by_text = _same(answer.short, _MARKER.sub("", answer.text))
    if answer.status is not Status.ANSWERED or enumerated or said_by_text:
        return ""
    return answer.short if len(answer.short) <= _LEAD_CHARACTERS else ""


def render_answer(question: str, answer: Answer, texts: Texts, facts: tuple[Fact, ...] = ()) -> str:
    """The assistant's message; `facts` are the corpus's, for the chart of those it cites."""
    standalone = answer.standalone_question
    understood = standalone if standalone and not _same(standalone, question) else ""
    text = answer.text.removesuffix(answer.correction) if understood else answer.text
    parts = blocks(text, len(answer.citations))
    payload: dict[str, Any] = {
        "question": question,
        "answer": answer_to_json(answer),
        "text": answer_as_text(question, answer, texts),
        "markdown": answer_as_markdown(question, answer, texts),
    }
    html = render(
        "answer.html",
        t=texts,
        answer=answer,
        lead=_lead(answer, parts),
        chart=comparison(answer, facts, texts),
        understood=understood,
        blocks=parts,
        badge=_badge(answer),
        address=citation_address,
        shown=_CITATIONS_SHOWN,
        quoted=partial(quoted, language=texts.language),
        spelled=partial(spelled, language=texts.language),
        share=f"/{texts.language}/?{urlencode({'frage': standalone or question})}",
        payload=json.dumps(payload, ensure_ascii=True),
    )
    return one_line(html)


def render_refusal(refusal: RefusedError, texts: Texts) -> str:
    """The assistant's message where a question was not passed on."""
    return one_line(render("refusal.html", text=texts(refusal.key, **refusal.values), t=texts))
