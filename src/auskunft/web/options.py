"""How the web is served."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from auskunft.errors import ConfigurationError
from auskunft.web.branding import Branding

QUESTION_LIMIT = 2000
"""Characters of a question; more is refused."""

HISTORY_LIMIT = 20
"""Earlier turns that are taken into account."""

BODY_LIMIT = 64 * 1024
"""Bytes of a request's body; more is refused."""

_ORIGIN = re.compile(r"https?://[\w.\-]+(:\d{1,5})?|https?://\[[0-9a-fA-F:]+\](:\d{1,5})?")


@dataclass(frozen=True)
class WebOptions:
    """How to serve.

    `allow_origins` are the sites (such as "https://example.org") that may embed the widget and
    call the API from a browser. `trusted_proxies` are addresses whose X-Forwarded-For is
    believed. `questions_per_minute` is the limit of one client, 0 for none; `waiting` how many
    questions may be in work or wait at once; `workers` how many are worked on at once.
    `feedback` is the JSONL file that readers' verdicts are kept in, None for none asked for.
    """

    host: str = "127.0.0.1"
    port: int = 7860
    allow_origins: tuple[str, ...] = ()
    trusted_proxies: tuple[str, ...] = ()
    questions_per_minute: int = 120
    waiting: int = 64
    workers: int = 2
    branding: Branding = field(default_factory=Branding)
    feedback: Path | None = None

    def __post_init__(self) -> None:
        for origin in self.allow_origins:
            if not _ORIGIN.fullmatch(origin):
                raise ConfigurationError(
                    f"„{origin}“ ist keine Herkunft: Bitte „https://example.org“ schreiben."
                )
