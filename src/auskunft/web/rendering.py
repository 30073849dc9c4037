"""An answer, a question and a refusal as the HTML of the chat."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from auskunft.assistant.serialisation import answer_to_json
from auskunft.domain import Answer, Citation, Mode, Status
from auskunft.web.exports import answer_as_markdown, answer_as_text
from auskunft.web.figure_notation import spelled
from auskunft.web.figures import comparison
from auskunft.web.reading import passage_address
from auskunft.web.service import RefusedError
from auskunft.web.templating import one_line, render
from auskunft.web.texts import Texts

_MARKER = re.compile(r"\[(\d{1,3})\]")
_LEAD_CHARACTERS = 70
_BULLET = re.compile(r"\s*[-–•*]\s+")


@dataclass(frozen=True)
class Piece:
    """A stretch of the answer's text, or (`number` > 0) a reference to a citation."""

    text: str
    number: int = 0


@dataclass(frozen=True)
class Block:
    """A paragraph (one item) or a list (`bullets`) of the answer's text."""

    items: tuple[tuple[Piece, ...], ...]
    bullets: bool


def pieces(text: str, citations: int) -> tuple[Piece, ...]:
    """The text cut at its markers "[n]"; markers that name no citation stay text."""
    found: list[Piece] = []
    position = 0
    for marker in _MARKER.finditer(text):
        number = int(marker[1])
        if not 1 <= number <= citations:
            continue
        found.append(Piece(text[position : marker.start()].rstrip(" ")))
        found.append(Piece("", number))
        position = marker.end()
    found.append(Piece(text[position:]))
    return tuple(piece for piece in found if piece.text or piece.number)


def blocks(text: str, citations: int) -> tuple[Block, ...]:
    """The text as paragraphs and lists: a line is a paragraph, lines with bullets a list."""
    found: list[Block] = []
    for line in filter(str.strip, text.splitlines()):
        bullet = _BULLET.match(line)
        item = pieces(line[bullet.end() :] if bullet else line, citations)
        if bullet and found and found[-1].bullets:
            found[-1] = Block((*found[-1].items, item), bullets=True)
        else:
            found.append(Block((item,), bullets=bool(bullet)))
    return tuple(found)


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


def render_answer(question: str, answer: Answer, texts: Texts) -> str:
    """The assistant's message."""
    standalone = answer.standalone_question
    lead = answer.short if answer.status is Status.ANSWERED else ""
    if len(lead) > _LEAD_CHARACTERS or _same(lead, _MARKER.sub("", answer.text)):
        lead = ""  # the text says it all
    parts = blocks(answer.text, len(answer.citations))
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
        lead=lead,
        chart=comparison(answer, texts.language),
        understood=standalone if standalone and not _same(standalone, question) else "",
        blocks=parts,
        badge=_badge(answer),
        computed=answer.mode is Mode.COMPUTED,
        address=citation_address,
        spelled=spelled,
        language=texts.language,
        share=f"/{texts.language}/?{urlencode({'frage': standalone or question})}",
        payload=json.dumps(payload, ensure_ascii=True),
    )
    return one_line(html)


def render_refusal(refusal: RefusedError, texts: Texts) -> str:
    """The assistant's message where a question was not passed on."""
    return one_line(render("refusal.html", text=texts(refusal.key, **refusal.values), t=texts))
