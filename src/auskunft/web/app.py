"""The one FastAPI app: API, pages and the chat of both languages, behind the same limits."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, asynccontextmanager

import gradio as gr
import uvicorn
from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from auskunft import __version__
from auskunft.errors import ConfigurationError
from auskunft.web.api import api_router
from auskunft.web.blocks import build_blocks, theme
from auskunft.web.feedback import feedback_router
from auskunft.web.mcp_endpoint import add_mcp
from auskunft.web.options import WebOptions
from auskunft.web.page import OwnPage
from auskunft.web.pages import STATIC, pages_router
from auskunft.web.problems import add_problem_handlers
from auskunft.web.security import BodyLimit, ClosedRoutes, SecurityHeaders
from auskunft.web.service import AnswerService, Assistant
from auskunft.web.texts import LANGUAGES, load_texts

_DESCRIPTION = (
    "Beantwortet Fragen aus den hinterlegten Dokumenten und belegt jede Antwort wörtlich. · "
    "Answers questions from the documents and proves every answer with verbatim citations."
)


def create_app(load_assistant: Callable[[], Assistant], options: WebOptions) -> FastAPI:
    """The app; `load_assistant` is called once, in the background, when the app starts."""
    service = AnswerService(load_assistant, options)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        service.start()
        async with AsyncExitStack() as stack:
            if mcp is not None:
                await stack.enter_async_context(mcp.router.lifespan_context(mcp))
            yield
        service.stop()

    app = FastAPI(
        title=options.branding.title,
        version=__version__,
        description=_DESCRIPTION,
        docs_url=None,  # the viewer loads its scripts from elsewhere
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=lifespan,
    )
    add_problem_handlers(app)
    app.include_router(api_router(service))
    if options.feedback is not None:
        app.include_router(feedback_router(service, options.feedback))
    app.include_router(pages_router(service, options))
    mcp = add_mcp(app, service, options)
    app.mount("/static", StaticFiles(directory=STATIC))
    _add_middleware(app, options)  # before the chat: Gradio looks for the app's own CORS rules
    # Gradio makes an event loop and leaves it open where it finds none running; in a thread of
    # its own there is one, whether or not the caller runs one too.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, _mount_chats(app, service, options)).result()
    return app


async def _mount_chats(app: FastAPI, service: AnswerService, options: WebOptions) -> None:
    for language in LANGUAGES:
        gr.mount_gradio_app(
            app,
            build_blocks(service, load_texts(language), options.branding.title),
            path=f"/{language}",
            theme=theme(),
            footer_links=[],
            run_history=False,
            ssr_mode=False,
            show_error=False,
            enable_monitoring=False,
            pwa=False,
            mcp_server=False,
            max_file_size=1,
        )


def _add_middleware(app: FastAPI, options: WebOptions) -> None:
    """The last one added is the first that a request meets."""
    app.add_middleware(OwnPage, options=options)
    app.add_middleware(BodyLimit)
    app.add_middleware(
        CORSMiddleware,
        allow_origins=list(options.allow_origins),
        allow_methods=["GET", "POST"],
        allow_headers=["content-type"],
        expose_headers=["retry-after"],
    )
    app.add_middleware(GZipMiddleware, minimum_size=1024)
    app.add_middleware(ClosedRoutes)
    app.add_middleware(SecurityHeaders, allow_origins=options.allow_origins)
    if options.trusted_proxies:
        app.add_middleware(ProxyHeadersMiddleware, trusted_hosts=list(options.trusted_proxies))


def _is_no_cancellation(record: logging.LogRecord) -> bool:
    """Whether a log record is about anything but pages still open when the server ended."""
    error = record.exc_info[1] if record.exc_info else None
    ending = "timeout graceful shutdown exceeded" in record.getMessage()
    return not ending and not isinstance(error, asyncio.CancelledError)


def _require_free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as uvicorn does
        try:
            probe.bind((host, port))
        except OSError as error:
            raise ConfigurationError(
                f"{host}:{port} ist nicht frei ({error.strerror}): Bitte mit --host oder --port "
                "eine andere Adresse wählen."
            ) from error


def serve(load_assistant: Callable[[], Assistant], options: WebOptions) -> None:
    """Serve until stopped.

    Raises:
        ConfigurationError: somebody else listens at the address, or it is none of this machine's.
    """
    _require_free(options.host, options.port)
    logging.basicConfig(format="%(levelname)s: %(message)s")  # before a library sets up its own
    logging.getLogger("uvicorn.error").addFilter(_is_no_cancellation)
    uvicorn.run(
        create_app(load_assistant, options),
        host=options.host,
        port=options.port,
        log_level="warning",
        server_header=False,
        proxy_headers=False,  # the app does it itself, for the proxies it trusts
        timeout_graceful_shutdown=1,
        timeout_keep_alive=75,  # longer than proxies keep theirs: none is closed under a request
    )
