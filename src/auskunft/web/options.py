"""How the web is served, and the operator's own face of it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path

from auskunft.errors import ConfigurationError

QUESTION_LIMIT = 2000
"""Characters of a question; more is refused."""

HISTORY_LIMIT = 20
"""Earlier turns that are taken into account."""

BODY_LIMIT = 64 * 1024
"""Bytes of a request's body; more is refused."""

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_LINK = re.compile(r"(https?://|/)\S*")
_ORIGIN = re.compile(r"https?://[\w.\-]+(:\d{1,5})?|https?://\[[0-9a-fA-F:]+\](:\d{1,5})?")


@dataclass(frozen=True)
class Branding:
    """What the operator sets in a small TOML file; every key is optional.

    `accent` and `accent_dark` are colours as "#rrggbb" on light and dark ground, `logo` is a
    path on this server or an address of the operator's (an image), `legal` and `privacy` links.
    """

    title: str = "Auskunft"
    greeting: str = ""
    greeting_en: str = ""
    accent: str = ""
    accent_dark: str = ""
    logo: str = ""
    legal: str = ""
    privacy: str = ""

    def __post_init__(self) -> None:
        for name in ("accent", "accent_dark"):
            if getattr(self, name) and not _COLOUR.fullmatch(getattr(self, name)):
                raise ConfigurationError(
                    f"{name} ist keine Farbe: Bitte in der Form „#0b5d5a“ angeben."
                )
        for name in ("logo", "legal", "privacy"):
            if getattr(self, name) and not _LINK.fullmatch(getattr(self, name)):
                raise ConfigurationError(
                    f"{name} ist keine Adresse: Bitte mit „https://“ oder „/“ beginnen."
                )


def load_branding(path: Path) -> Branding:
    """The operator's TOML file.

    Raises:
        ConfigurationError: it cannot be read, or has a key or a value that is not known.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigurationError(f"{path}: Bitte eine gültige TOML-Datei angeben.") from error
    known = {field.name for field in fields(Branding)}
    for key, value in table.items():
        if key not in known or not isinstance(value, str):
            allowed = ", ".join(sorted(known))
            raise ConfigurationError(f"{path}: „{key}“ bitte entfernen; erlaubt: {allowed}.")
    return Branding(**table)


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
