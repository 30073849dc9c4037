"""The forms in which people write names, to find them however they are written."""

from __future__ import annotations

import re

from auskunft import german
from auskunft.understanding.discourse import names_a_kind

INNER_CAPITAL = re.compile(r"[a-zäöüß][A-ZÄÖÜ]|[A-ZÄÖÜ]{2,}|\w\.\w")
"""What only names have: a capital or full stop inside, or several capitals."""


def without_kind(name: str) -> str:
    """The name proper behind its kind ("Projekt Schilf's LAB"), "" where it is no name alone."""
    words = german.words(name)
    if len(words) < 2 or not names_a_kind(words[0].text):  # noqa: PLR2004
        return ""
    rest = name[words[1].start :]
    return rest if INNER_CAPITAL.search(rest) or "'" in german.fold(rest) else ""


KINDS = frozenset(
    ("institute", "zentren", "netzwerke", "programme", "projekte", "verbuende", "stiftungen")
)
"""Kinds of organisation as many are named."""
_SHORT_KINDS = (
    (re.compile(r"^technischen? universität\b"), "tu"),
    (re.compile(r"^technischen? hochschule\b"), "th"),
    (re.compile(r"^universität\b"), "uni"),
    (re.compile(r"^fachhochschule\b"), "fh"),
    (re.compile(r"^hochschule für angewandte wissenschaften\b"), "haw"),
)


def shortened(name: str) -> list[str]:
    """What people call it for short: "Technische Universität Husby" is "TU Husby"."""
    lower = name.lower()
    return [
        f"{short}{lower[match.end() :]}"
        for pattern, short in _SHORT_KINDS
        if (match := pattern.match(lower)) and lower[match.end() :].strip()
    ]


def squash(text: str) -> str:
    """Letters and digits only, folded: "it’s BIO" and "its bio" are the same name."""
    return "".join(letter for letter in german.fold(text) if letter.isalnum())
