"""The HTTP API: questions, facts and documents as JSON."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import Annotated, Any

from fastapi import APIRouter, Body, Request, Response
from pydantic import BaseModel, Field

from auskunft.assistant.serialisation import answer_to_json
from auskunft.domain import Conversation, Document, Fact
from auskunft.web.api_examples import ANSWER_EXAMPLES, QUESTION_EXAMPLES
from auskunft.web.figure_notation import spelled
from auskunft.web.options import HISTORY_LIMIT, QUESTION_LIMIT
from auskunft.web.service import AnswerService, RefusedError, check_question

BoundedQuestion = Annotated[str, Field(max_length=QUESTION_LIMIT)]


class Question(BaseModel):
    """Eine Frage und die Fragen davor · A question and the ones before it."""

    question: str = Field(
        description="Die Frage, deutsch oder englisch · The question, German or English"
    )
    history: list[BoundedQuestion] = Field(
        default_factory=list,
        description="Frühere Fragen, älteste zuerst · Earlier questions, oldest first",
    )


class CitationModel(BaseModel):
    """Ein wörtlicher Beleg · A verbatim citation: `text[start:end] == quote`."""

    number: int
    document: str
    title: str
    section: str
    quote: str
    start: int = Field(description="Zeichen ab 0 im Text des Dokuments · character offset from 0")
    end: int


class OperandModel(BaseModel):
    """Ein Ausgangswert einer Rechnung · A figure that a computation starts from."""

    value: str
    unit: str
    citation: int


class ComputationModel(BaseModel):
    """Der Rechenweg · The receipt of a computed figure."""

    formula: str
    operands: list[OperandModel]
    result: str
    unit: str
    rounding: str


class AnswerModel(BaseModel):
    """Eine Antwort mit ihren Belegen · An answer with its citations."""

    status: str = Field(description="answered, partial, not_in_corpus, conversation")
    mode: str | None = Field(description="quoted, computed, rephrased")
    text: str
    short: str
    reason: str | None
    citations: list[CitationModel]
    computation: ComputationModel | None
    suggestions: list[str]
    standalone_question: str
    confidence: float


class FactModel(BaseModel):
    """Ein Indikator · An indicator."""

    document: str
    region: str
    measure: str
    scope: str
    label: str
    value: str = Field(description="Dezimalzahl mit Punkt · decimal with a point")
    spelling: str = Field(description="wie im Dokument · as in the document")
    unit: str
    period: str | None
    start: int
    end: int


class DocumentModel(BaseModel):
    """Ein Dokument · A document."""

    id: str
    title: str
    region: str
    source: str
    date: str
    characters: int


class DocumentTextModel(DocumentModel):
    """Ein Dokument mit Text · A document with its text."""

    text: str


class ProblemModel(BaseModel):
    """Problem details, RFC 9457."""

    type: str
    title: str
    status: int
    detail: str


def _problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    content = {"application/problem+json": {"schema": ProblemModel.model_json_schema()}}
    return {status: {"description": "Problem details", "content": content} for status in statuses}


def fact_to_json(fact: Fact) -> dict[str, Any]:
    """The fact as plain JSON values."""
    return {
        "document": fact.document_id,
        "region": fact.region,
        "measure": fact.measure,
        "scope": fact.scope,
        "label": fact.label,
        "value": _plain(fact.value),
        "spelling": fact.spelling,
        "unit": fact.unit,
        "period": str(fact.period) if fact.period else None,
        "start": fact.start,
        "end": fact.end,
    }


def _plain(value: Decimal) -> str:
    return f"{value:f}"


def facts_as_csv(facts: tuple[Fact, ...]) -> str:
    """All facts as CSV for German spreadsheets: semicolons, decimal commas, a byte-order mark."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(["Land", "Indikator", "Bezug", "Wert", "Einheit", "Zeitraum", "Bezeichnung"])
    for fact in facts:
        value = spelled(fact.value).replace(".", "").replace("−", "-")
        row = [fact.region, fact.measure, fact.scope, value, fact.unit, fact.period, fact.label]
        writer.writerow([value if cell is value else _harmless(cell) for cell in row])
    return "\ufeff" + out.getvalue()


def _harmless(cell: object) -> str:
    """A text that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def document_to_json(document: Document) -> dict[str, Any]:
    """What a document is, without its text."""
    return {
        "id": document.id,
        "title": document.title,
        "region": document.region,
        "source": document.source,
        "date": document.date,
        "characters": len(document.text),
    }


def client_of(request: Request) -> str:
    """Who asks; behind a trusted proxy this is the proxy's client."""
    return request.client.host if request.client else ""


def api_router(service: AnswerService) -> APIRouter:
    """All routes of the API."""
    router = APIRouter()

    @router.post(
        "/api/ask",
        summary="Fragen · Ask",
        response_model=AnswerModel,
        responses={**ANSWER_EXAMPLES, **_problems(413, 422, 429, 500, 503)},
    )
    async def ask(
        body: Annotated[Question, Body(openapi_examples=QUESTION_EXAMPLES)], request: Request
    ) -> dict[str, Any]:
        """Beantwortet eine Frage aus den Dokumenten · Answers a question from the documents."""
        check_question(body.question)
        if len(body.history) > HISTORY_LIMIT:
            raise RefusedError("error.too_many_turns", 422, limit=HISTORY_LIMIT)
        service.admit(client_of(request))
        history = [question for question in body.history if question.strip()]
        return answer_to_json(await service.answer(body.question, Conversation(), history))

    @router.get(
        "/api/facts", summary="Alle Indikatoren · All indicators", response_model=list[FactModel]
    )
    async def facts() -> list[dict[str, Any]]:
        """Alle Indikatoren der Dokumente · Every indicator of the documents."""
        return [fact_to_json(fact) for fact in service.assistant.facts]

    @router.get(
        "/api/facts.csv",
        summary="Alle Indikatoren als CSV · All indicators as CSV",
        response_class=Response,
        responses={200: {"content": {"text/csv": {}}}},
    )
    async def facts_csv() -> Response:
        """Semikolon, Dezimalkomma, UTF-8 · Semicolons, decimal commas, UTF-8."""
        return Response(
            facts_as_csv(service.assistant.facts),
            media_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": 'attachment; filename="indikatoren.csv"'},
        )

    @router.get(
        "/api/documents", summary="Dokumente · Documents", response_model=list[DocumentModel]
    )
    async def documents() -> list[dict[str, Any]]:
        """Die Dokumente ohne Text · The documents without their text."""
        return [document_to_json(document) for document in service.assistant.documents]

    @router.get(
        "/api/documents/{document_id}",
        summary="Dokument · Document",
        response_model=DocumentTextModel,
        responses=_problems(404),
    )
    async def document(document_id: str) -> dict[str, Any]:
        """Ein Dokument mit Text, auf den `start` und `end` zeigen · A document with its text."""
        found = service.document(document_id)
        return {**document_to_json(found), "text": found.text}

    _add_probes(router, service)
    return router


def _add_probes(router: APIRouter, service: AnswerService) -> None:
    @router.get("/health", summary="Läuft der Server? · Is the server up?")
    async def health() -> dict[str, str]:
        """Antwortet, sobald der Server läuft · Answers as soon as the server runs."""
        return {"status": "ok"}

    @router.get(
        "/ready", summary="Kann gefragt werden? · Can it answer?", responses=_problems(500, 503)
    )
    async def ready() -> dict[str, str]:
        """Antwortet mit 200, sobald gefragt werden kann · 200 as soon as questions are answered."""
        _ = service.assistant
        return {"status": "ready"}
