"""Makes Gradio's page our own: language, assets, no outside address, no script without nonce."""

from __future__ import annotations

import re
import secrets
from urllib.parse import parse_qs

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from auskunft.web.options import WebOptions
from auskunft.web.templating import render
from auskunft.web.texts import Language, load_texts

_PAGES: dict[str, Language] = {"/de/": "de", "/en/": "en"}
_HTML = re.compile(r"<html\b[^>]*>")
_SOCIAL = re.compile(r"<meta\s+(?:property|name)=\"(?:og|twitter):[^>]*>\s*")
_MANIFEST = re.compile(r"<link\s+rel=\"(?:manifest|preconnect|icon)\"[^>]*>\s*")
_RESIZER = re.compile(r"<script>\s*\(\(\) => \{\s*const root = .*?</script>\s*", re.DOTALL)
_POST_TO_ANY = re.compile(r"window\.parent\?\.postMessage\(.*?\);", re.DOTALL)
_FUNCTION = re.compile(r"\\u003cfunction [^\"]*? at 0x[0-9a-f]+\\u003e")  # with its place in memory
_CHAT = re.compile(r"<gradio-app\b.*?</gradio-app>", re.DOTALL)
_SCRIPT = re.compile(r"<script\b")


def own_page(
    html: str, language: Language, nonce: str, options: WebOptions, *, embedded: bool
) -> str:
    """Gradio's page, made our own."""
    texts = load_texts(language)
    classes = "embedded" if embedded else "standalone"
    html = _HTML.sub(f'<html lang="{language}" class="{classes}">', html, count=1)
    for unwanted in (_SOCIAL, _MANIFEST, _RESIZER, _POST_TO_ANY, _FUNCTION):
        html = unwanted.sub("", html)
    head = render(
        "head.html",
        t=texts,
        branding=options.branding,
        parents=options.allow_origins,
        feedback=options.feedback is not None,
    )
    html = html.replace("</head>", f"{head}</head>", 1)
    shell = render("shell.html", t=texts, branding=options.branding)
    html = _CHAT.sub(lambda chat: shell.replace("@@GRADIO@@", chat[0]), html, count=1)
    return _SCRIPT.sub(f'<script nonce="{nonce}"', html)


class OwnPage:
    """Rewrites the two chat pages on their way out."""

    def __init__(self, app: ASGIApp, options: WebOptions) -> None:
        self._app = app
        self._options = options

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection (ASGI)."""
        language = _PAGES.get(scope["path"]) if scope["type"] == "http" else None
        if language is None or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        query = parse_qs(scope["query_string"].decode("latin-1"))
        embedded = query.get("view", [""])[-1] == "embedded"
        nonce = secrets.token_urlsafe(16)
        scope["auskunft.nonce"] = nonce
        start: Message | None = None
        body = bytearray()

        async def collect(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
                return
            body.extend(message.get("body", b""))
            if message.get("more_body", False) or start is None:
                return
            content = bytes(body)
            headers = MutableHeaders(raw=start["headers"])
            if headers.get("content-type", "").startswith("text/html"):
                html = content.decode("utf-8")
                html = own_page(html, language, nonce, self._options, embedded=embedded)
                content = html.encode("utf-8")
                headers["content-length"] = str(len(content))
            await send({**start, "headers": headers.raw})
            await send({"type": "http.response.body", "body": content})

        plain = dict(scope)
        plain["headers"] = [
            (name, value) for name, value in scope["headers"] if name != b"accept-encoding"
        ]
        await self._app(plain, receive, collect)
