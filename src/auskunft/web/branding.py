"""The operator's own face of the web and the sites that may embed it: one small TOML file."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from auskunft.errors import ConfigurationError

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_LINK = re.compile(r"(https?://|/)\S*")
_IMAGES = frozenset({".svg", ".png", ".webp", ".jpg", ".jpeg"})
_LEAST_CONTRAST = 4.5
"""WCAG 2.2, success criterion 1.4.3."""
_LINEAR_BELOW = 0.04045
"""sRGB values up to this are proportional to light (IEC 61966-2-1)."""
_DARK_SURFACE = "#1a2221"
_ORIGINS = "allow_origins"


@dataclass(frozen=True)
class Branding:
    """What the operator sets; every key is optional.

    `accent` and `accent_dark` are colours as "#rrggbb" on light and dark ground, `logo` is the
    file of an image, `legal` and `privacy` are links.
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
        _check_colour("accent", self.accent, "#ffffff", "dunklere")
        _check_colour("accent_dark", self.accent_dark, _DARK_SURFACE, "hellere")
        for name in ("legal", "privacy"):
            if getattr(self, name) and not _LINK.fullmatch(getattr(self, name)):
                raise ConfigurationError(
                    f"{name} ist keine Adresse: Bitte mit „https://“ oder „/“ beginnen."
                )
        if self.logo and not (Path(self.logo).suffix.lower() in _IMAGES and self.logo_exists):
            raise ConfigurationError(
                f"logo: Bitte eine vorhandene Bilddatei angeben ({', '.join(sorted(_IMAGES))})."
            )

    @property
    def logo_exists(self) -> bool:
        """Whether the logo is a file."""
        return Path(self.logo).is_file()


def _check_colour(name: str, colour: str, ground: str, better: str) -> None:
    if not colour:
        return
    if not _COLOUR.fullmatch(colour):
        raise ConfigurationError(f"{name} ist keine Farbe: Bitte in der Form „#0b5d5a“ angeben.")
    if contrast(colour, ground) < _LEAST_CONTRAST:
        raise ConfigurationError(
            f"{name} = {colour} ist auf {ground} nicht lesbar: Bitte eine {better} Farbe angeben."
        )


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours "#rrggbb" (WCAG 2.2), from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        value / 12.92 if value <= _LINEAR_BELOW else ((value + 0.055) / 1.055) ** 2.4
        for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def load_operator_file(path: Path) -> tuple[Branding, tuple[str, ...]]:
    """The operator's TOML file: the branding, and the sites that may embed the chat.

    The logo is named relative to the file.

    Raises:
        ConfigurationError: it cannot be read, or has a key or a value that is not known.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigurationError(f"{path}: Bitte eine gültige TOML-Datei angeben.") from error
    origins = table.pop(_ORIGINS, [])
    known = {field.name for field in fields(Branding)}
    wrong = [key for key, value in table.items() if key not in known or not isinstance(value, str)]
    if not _are_texts(origins):
        wrong.append(_ORIGINS)
    if wrong:
        allowed = ", ".join(sorted((*known, _ORIGINS)))
        raise ConfigurationError(
            f"{path}: „{wrong[0]}“ bitte entfernen oder berichtigen; erlaubt: {allowed}."
        )
    if table.get("logo"):
        table["logo"] = str(path.parent / table["logo"])
    return Branding(**table), tuple(origins)


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)
