"""The pages and fragments of pages that are not Gradio's: documents, figures, the start."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, HTMLResponse, RedirectResponse

from auskunft.web.branding import Branding
from auskunft.web.figures import figure_rows, render_figures
from auskunft.web.options import WebOptions
from auskunft.web.problems import request_texts
from auskunft.web.reading import render_document, valid_span
from auskunft.web.service import AnswerService
from auskunft.web.templating import render
from auskunft.web.texts import Language, Texts, load_texts, preferred_language

STATIC = Path(__file__).parent / "static"


def _texts(request: Request, language: Language | None) -> Texts:
    return load_texts(language) if language else request_texts(request)


def pages_router(service: AnswerService, options: WebOptions) -> APIRouter:
    """All routes that answer with HTML."""
    router = APIRouter(include_in_schema=False)
    branding = options.branding

    @router.get("/")
    async def front(request: Request) -> RedirectResponse:
        return _to_chat(request, {})

    @router.get("/embed")
    async def embed(request: Request) -> RedirectResponse:
        return _to_chat(request, {"view": "embedded"})

    @router.get("/embed/help")
    async def embed_help(request: Request, lang: Language | None = None) -> HTMLResponse:
        return _page(
            "embed_help.html",
            branding,
            _texts(request, lang),
            base=str(request.base_url).rstrip("/"),
            origins=options.allow_origins,
        )

    @router.get("/widget.js")
    async def widget() -> FileResponse:
        return FileResponse(
            STATIC / "widget.js",
            media_type="text/javascript",
            headers={"Cache-Control": "public, max-age=3600"},
        )

    if branding.logo:

        @router.get("/logo")
        async def logo() -> FileResponse:
            return FileResponse(branding.logo, headers={"Cache-Control": "public, max-age=3600"})

    @router.get("/documents")
    async def documents(request: Request, lang: Language | None = None) -> HTMLResponse:
        texts = _texts(request, lang)
        listed = service.assistant.documents
        return _page("documents.html", branding, texts, documents=listed)

    @router.get("/documents/{document_id}")
    async def document(
        request: Request,
        document_id: str,
        start: int | None = None,
        end: int | None = None,
        lang: Language | None = None,
    ) -> HTMLResponse:
        texts = _texts(request, lang)
        found = service.document(document_id)
        span = valid_span(found, start, end)
        html = render_document(found, service.assistant.facts, span, texts, level=1)
        return _page("document_page.html", branding, texts, document=found, body=html)

    _add_fragments(router, service)
    return router


def _add_fragments(router: APIRouter, service: AnswerService) -> None:
    @router.get("/fragments/{lang}/start")
    async def start(lang: Language) -> HTMLResponse:
        assistant = service.assistant
        html = render(
            "start_fragment.html",
            t=load_texts(lang),
            documents=assistant.documents,
            suggestions=assistant.suggestions(language=lang),
        )
        return HTMLResponse(html)

    @router.get("/fragments/{lang}/documents/{document_id}")
    async def document(
        lang: Language, document_id: str, start: int | None = None, end: int | None = None
    ) -> HTMLResponse:
        found = service.document(document_id)
        span = valid_span(found, start, end)
        return HTMLResponse(render_document(found, service.assistant.facts, span, load_texts(lang)))

    @router.get("/fragments/{lang}/figures")
    async def figures(lang: Language) -> HTMLResponse:
        rows = figure_rows(service.assistant.facts, lang)
        return HTMLResponse(render_figures(rows, service.assistant.facts, load_texts(lang)))


def _page(template: str, branding: Branding, texts: Texts, **values: object) -> HTMLResponse:
    return HTMLResponse(render(template, t=texts, branding=branding, **values))


def _to_chat(request: Request, extra: dict[str, str]) -> RedirectResponse:
    """To the chat in the reader's language, with what the address asks for."""
    parameters = {**dict(request.query_params), **extra}
    asked = parameters.pop("lang", "")
    accepted = request.headers.get("accept-language", "")
    language = asked if asked in ("de", "en") else preferred_language(accepted)
    query = f"?{urlencode(parameters)}" if parameters else ""
    return RedirectResponse(f"/{language}/{query}", 307, headers={"Vary": "Accept-Language"})
