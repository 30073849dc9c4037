"""German names with the article that a sentence about them needs."""

from __future__ import annotations

from dataclasses import dataclass

from auskunft.evaluation.wording import Wording

_ACCUSATIVE = {"der": "den", "die": "die", "das": "das"}
_DATIVE = {"der": "dem", "die": "der", "das": "dem"}


@dataclass(frozen=True, slots=True)
class Named:
    """A name as subject, object, and after "bei" or "von"; without article where none is known."""

    nominative: str
    accusative: str
    dative: str


def article_of(name: str, wording: Wording) -> str:
    """The article of the name's first word; "" where its ending tells none."""
    head = name.split(maxsplit=1)[0].casefold()
    found = [pair for pair in wording.articles if head.endswith(pair[0])]
    return max(found, key=lambda pair: len(pair[0]))[1] if found else ""


def named(name: str, wording: Wording) -> Named:
    """The name in every case."""
    article = article_of(name, wording)
    if not article:
        return Named(name, name, name)
    forms = (article, _ACCUSATIVE[article], _DATIVE[article])
    return Named(*(f"{form} {name}" for form in forms))
