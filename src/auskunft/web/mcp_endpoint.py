"""The tools ask, facts and read_document over the Model Context Protocol, where `mcp` is there."""

from __future__ import annotations

import importlib.util
import json
from typing import Any

from fastapi import FastAPI
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from auskunft.assistant.serialisation import answer_to_json
from auskunft.domain import Conversation
from auskunft.web.api import client_of, document_to_json, fact_to_json
from auskunft.web.options import BODY_LIMIT, HISTORY_LIMIT, WebOptions
from auskunft.web.problems import problem, request_texts
from auskunft.web.service import AnswerService, RefusedError
from auskunft.web.texts import load_texts

PATH = "/mcp"
_LONGEST_PIECE = 20_000
_INSTRUCTIONS = (
    "Answers questions in German or English from a fixed set of documents, with verbatim "
    "citations and computed figures with their receipt. It says so where the documents do not "
    "state something."
)


def available() -> bool:
    """Whether the optional package is installed."""
    return importlib.util.find_spec("mcp") is not None


def create_mcp_app(service: AnswerService) -> Starlette:
    """The endpoint without any guard; stateless, so that any number of clients cost nothing."""
    from mcp.server.mcpserver import MCPServer  # noqa: PLC0415 - an optional package
    from mcp.server.mcpserver.exceptions import ToolError  # noqa: PLC0415
    from mcp.server.transport_security import TransportSecuritySettings  # noqa: PLC0415

    server = MCPServer("auskunft", instructions=_INSTRUCTIONS, log_level="WARNING")
    english = load_texts("en")

    def refuse(refusal: RefusedError) -> ToolError:
        return ToolError(english(refusal.key, **refusal.values))

    @server.tool(description="Answer a question (German or English) from the documents, as JSON.")
    async def ask(question: str, history: list[str] | None = None) -> str:
        try:
            earlier = (history or [])[-HISTORY_LIMIT:]
            answer = await service.answer(question, Conversation(), earlier)
        except RefusedError as refusal:
            raise refuse(refusal) from refusal
        return _json(answer_to_json(answer))

    @server.tool(description="Every indicator of the documents with value, unit and period.")
    async def facts() -> str:
        try:
            return _json([fact_to_json(fact) for fact in service.assistant.facts])
        except RefusedError as refusal:
            raise refuse(refusal) from refusal

    @server.tool(description="List the documents, or read one: its text from character `start` on.")
    async def read_document(document_id: str = "", start: int = 0) -> str:
        try:
            if not document_id:
                return _json([document_to_json(known) for known in service.assistant.documents])
            document = service.document(document_id)
        except RefusedError as refusal:
            raise refuse(refusal) from refusal
        first = max(0, start)
        piece = document.text[first : first + _LONGEST_PIECE]
        return _json({**document_to_json(document), "start": first, "text": piece})

    return server.streamable_http_app(
        streamable_http_path=PATH,
        json_response=True,
        stateless_http=True,
        max_request_body_size=BODY_LIMIT,
        # Its host list cannot know the names that an operator's proxy gives; `_Guard` checks.
        transport_security=TransportSecuritySettings(enable_dns_rebinding_protection=False),
    )


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


class _Guard:
    """Lets in no page of a site that is not allowed, and no client that asks too often."""

    def __init__(self, app: ASGIApp, service: AnswerService, options: WebOptions) -> None:
        self._app = app
        self._service = service
        self._allowed = frozenset(options.allow_origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection (ASGI)."""
        request = Request(scope)
        origin = Headers(scope=scope).get("origin")
        own = f"{request.url.scheme}://{request.url.netloc}"
        texts = request_texts(request)
        if origin is not None and origin != own and origin not in self._allowed:
            await problem(403, texts("error.origin"))(scope, receive, send)
            return
        try:
            self._service.admit(client_of(request))
        except RefusedError as refusal:
            retry = {"Retry-After": str(refusal.values["seconds"])}
            detail = texts(refusal.key, **refusal.values)
            await problem(refusal.status, detail, retry)(scope, receive, send)
            return
        await self._app(scope, receive, send)


def add_mcp(app: FastAPI, service: AnswerService, options: WebOptions) -> Starlette | None:
    """Add the endpoint to the app; its lifespan has to run within the app's. None without mcp."""
    if not available():
        return None
    endpoint = create_mcp_app(service)
    route = next(route for route in endpoint.routes if isinstance(route, Route))
    app.router.routes.append(Route(PATH, _Guard(route.app, service, options)))
    return endpoint
