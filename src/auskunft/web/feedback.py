"""Readers' verdicts on answers, one JSON line each, where the operator switched them on."""

from __future__ import annotations

import json
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from auskunft.assistant.serialisation import answer_to_json
from auskunft.domain import Conversation
from auskunft.web.api import BoundedQuestion, client_of
from auskunft.web.options import HISTORY_LIMIT
from auskunft.web.service import AnswerService

_LONGEST_COMMENT = 1000


class Feedback(BaseModel):
    """Ein Urteil über eine Antwort · A verdict on an answer."""

    question: BoundedQuestion
    history: Annotated[list[BoundedQuestion], Field(max_length=HISTORY_LIMIT)] = []
    helpful: bool
    comment: Annotated[str, Field(max_length=_LONGEST_COMMENT)] = ""


class FeedbackFile:
    """Appends to a JSONL file; a line is written whole or not at all."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()

    def append(self, record: dict[str, Any]) -> None:
        """Write one line."""
        line = json.dumps(record, ensure_ascii=False) + "\n"
        with self._lock, self._path.open("a", encoding="utf-8") as file:
            file.write(line)


def feedback_router(service: AnswerService, path: Path) -> APIRouter:
    """The route that takes verdicts.

    The answer that is kept is the assistant's own, asked again: what a client says that it read
    is not believed. No address and nothing else about the reader is kept.
    """
    router = APIRouter()
    file = FeedbackFile(path)

    @router.post("/api/feedback", status_code=201, summary="Urteilen · Give a verdict")
    async def give(body: Feedback, request: Request) -> dict[Literal["status"], str]:
        """Hält ein Urteil über eine Antwort fest · Keeps a verdict on an answer."""
        service.admit(client_of(request))
        answer = await service.answer(body.question, Conversation(), body.history)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        file.append({"time": now, **body.model_dump(), "answer": answer_to_json(answer)})
        return {"status": "kept"}

    return router
