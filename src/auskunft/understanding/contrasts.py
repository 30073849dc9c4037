"""Which of two things "Ersteres" or "Letzteres" means."""

from __future__ import annotations

import re
from collections.abc import Sequence

_OF_TWO = re.compile(
    r"(?:(?P<first>Erstere)|Letztere)(?P<ending>[rs]?)\b(?!\s+\w+\s+(?:sie|er|es)\b)"
)
"""Opens with one of two things just named."""
_PAIR = 2
_BEFORE = 40
"""Characters before a name in which its article stands."""
_ARTICLE = re.compile(
    r"\b(?P<article>das|dem|im|ein|einem|beim|vom|zum|am|die|zur|eine|einer|der|den|einen)\b"
    r"(?:\s+(?!(?:und|mit|von|in)\b)[\w„“»«-]+)*\s*[„»]?$",
    re.IGNORECASE,
)
_GENDERS = {
    **dict.fromkeys(("das",), "s"),
    **dict.fromkeys(("dem", "im", "ein", "einem", "beim", "vom", "zum", "am"), "rs"),
    **dict.fromkeys(("die", "zur", "eine", "einer"), "f"),
    **dict.fromkeys(("den", "einen"), "r"),
    "der": "rf",
}
"""The genders that an article may show: by the ending of "letztere…", "f" where it has none."""
_AND_ANOTHER = re.compile(
    r"[^,.;:]*\b(?:und|sowie|oder)\s+(?:(?:der|die|das|den|dem|eine?[mnr]?)\s+)?"
    r"(?:[a-zäöüß]+\s+)*[A-ZÄÖÜ]"
)


def opens_with_one_of_two(text: str) -> bool:
    """Whether a sentence opens with "Ersteres" or "Letzteres" as what it is about."""
    return _OF_TWO.match(text) is not None


def one_of_two(text: str, before: str, named: Sequence[tuple[int, int, int]]) -> frozenset[int]:
    """The thing that a sentence opens with as one of the two of a sentence before; or none.

    Args:
        text: The sentence's text.
        before: The text of the last sentence before it that names things.
        named: (entity, start, end) of the things, no persons, that it names, in order.
    """
    opening = _OF_TWO.match(text)
    if opening is None or len({one[0] for one in named}) != _PAIR:
        return frozenset()
    meant = named[0] if opening["first"] else named[-1]
    if not opening["first"] and _AND_ANOTHER.match(before, meant[2]):
        return frozenset()  # "… mit dem Zentrum A und der Bücherei. Letztere …"
    article = _ARTICLE.search(before, max(0, meant[1] - _BEFORE), meant[1])
    genders = _GENDERS[article["article"].lower()] if article else "rsf"
    return frozenset({meant[0]}) if (opening["ending"] or "f") in genders else frozenset()
