"""What every response carries, and what no request gets through: pure ASGI, outermost first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from http import HTTPStatus

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from auskunft.web.options import BODY_LIMIT
from auskunft.web.problems import problem, request_texts

# What the chat component's page fetches. Everything else that Gradio serves (its API pages, file
# and proxy routes, uploads, monitoring, recordings, run history) is answered with 404.
_GRADIO_PAGE = re.compile(r"/(?:de|en)/.+")
_GRADIO_GET = re.compile(
    r"/(?:de|en)/(?:theme\.css|assets/[\w.\-]+(?:/[\w.\-]+)*|static/[\w.\-]+(?:/[\w.\-]+)*"
    r"|gradio_api/(?:heartbeat/\w+|startup-events|app_id))"
)
_GRADIO_POST = re.compile(r"/(?:de|en)/gradio_api/run/predict/?")
_ALWAYS_SELF = ("'self'",)


def content_security_policy(nonce: str, frame_ancestors: Iterable[str]) -> str:
    """The policy of every page. Inline styles are Gradio's; inline scripts need the nonce."""
    script = f"'self' 'nonce-{nonce}'" if nonce else "'self'"
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {script}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "frame-src 'self'",
            "base-uri 'self'",
            "form-action 'self'",
            f"frame-ancestors {' '.join((*_ALWAYS_SELF, *frame_ancestors))}",
        )
    )


class SecurityHeaders:
    """Adds the security headers to every response that does not set them itself."""

    def __init__(self, app: ASGIApp, allow_origins: tuple[str, ...]) -> None:
        self._app = app
        self._frame_ancestors = allow_origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection (ASGI)."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message["headers"])
                nonce = scope.get("auskunft.nonce", "")
                policy = content_security_policy(nonce, self._frame_ancestors)
                headers.setdefault("Content-Security-Policy", policy)
                headers.setdefault("X-Content-Type-Options", "nosniff")
                headers.setdefault("Referrer-Policy", "no-referrer")
                headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
                headers.setdefault(
                    "Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()"
                )
                headers.setdefault("Cache-Control", _caching(scope["path"], message["status"]))
                message["headers"] = headers.raw
            await send(message)

        await self._app(scope, receive, send_with_headers)


def _caching(path: str, status: int) -> str:
    if status != HTTPStatus.OK:
        return "no-store"
    if path.startswith(("/de/assets/", "/en/assets/")):
        return "public, max-age=31536000, immutable"  # their names carry a hash
    return "no-cache" if path.startswith("/static/") else "no-store"


class ClosedRoutes:
    """Answers 404 for every route of Gradio's that the page does not need."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection (ASGI)."""
        if scope["type"] != "http" or self._open(scope["method"], scope["path"]):
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        response = problem(404, request_texts(request)("error.not_found"))
        await response(scope, receive, send)

    @staticmethod
    def _open(method: str, path: str) -> bool:
        if not _GRADIO_PAGE.fullmatch(path) or method == "OPTIONS":
            return True
        if method == "POST":
            return _GRADIO_POST.fullmatch(path) is not None
        return _GRADIO_GET.fullmatch(path) is not None and ".." not in path


class BodyLimit:
    """Answers 413 for a body of more than the limit, whether or not its length is announced."""

    def __init__(self, app: ASGIApp, limit: int = BODY_LIMIT) -> None:
        self._app = app
        self._limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection (ASGI)."""
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD", "OPTIONS"):
            await self._app(scope, receive, send)
            return
        announced = Headers(scope=scope).get("content-length", "0")
        body = bytearray()
        too_large = not announced.isdecimal() or int(announced) > self._limit
        more = not too_large
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            body += message.get("body", b"")
            too_large = len(body) > self._limit
            more = message.get("more_body", False) and not too_large
        if too_large:
            text = request_texts(Request(scope))("error.too_large", limit=self._limit)
            await problem(413, text, {"Connection": "close"})(scope, receive, send)
            return
        await self._app(scope, _replay(bytes(body), receive), send)


def _replay(body: bytes, receive: Receive) -> Receive:
    sent = False

    async def receive_again() -> Message:
        nonlocal sent
        if sent:
            return await receive()
        sent = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive_again
