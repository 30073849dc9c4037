"""Names in quotation marks: which quotations are names, and not words quoted as such."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auskunft.corpus.name_patterns import QUOTED
from auskunft.german import fold, stop_words

_MOST_WORDS = 6
_SHORTEST = 4
_SINGULAR = frozenset(
    {
        *("die", "der", "das", "eine", "ein", "im", "am", "beim", "vom", "zum", "zur"),
        *("dem", "den", "des", "einem", "einen", "einer", "eines"),
    }
)
_PLURAL = ("e", "en", "er", "n", "s")
_DOES = re.compile(r"[ \u00a0](?!(?:mit|seit|statt)\b)(?:ist|war|wird|[a-zäöüß]+t)\b")
"""What a single thing is or does, right behind it."""
_SHORT_BEHIND = re.compile(r"[ \u00a0]\((?P<short>(?=[^()\s]*[A-ZÄÖÜ]{2})[A-ZÄÖÜ][\w.’'-]{1,11})\)")
"""A short name in brackets right behind the quotation marks of the long one."""


def names_in_quotes(paragraph: str) -> Iterator[tuple[str, list[str]]]:
    """Each name in quotation marks, with the short one in brackets behind it."""
    for match in QUOTED.finditer(paragraph):
        inside = match["inside"] or match["other"]
        if _is_name(inside, paragraph[: match.start()], paragraph[match.end() :]):
            short = _SHORT_BEHIND.match(paragraph, match.end())
            yield inside, [short["short"]] if short else []


def _is_name(inside: str, before: str, behind: str) -> bool:
    """Whether the quotation is a name: a noun says of what kind („Preis „…““), or it looks so."""
    words = inside.split()
    if len(words) > _MOST_WORDS or inside[-1] in ".?," or (inside[-1] == "!" and words[1:]):
        return False
    if not any(letter.isupper() for word in words for letter in word[0] + word[-1]):
        return False
    previous = (before.split() or [""])[-1]
    if previous[:1].isupper() and fold(previous) not in stop_words() and previous[-1].isalpha():
        return True
    if len(words) == 1:
        return _is_name_of_one_word(inside, fold(previous), behind)
    return inside[0].isupper() and fold(words[0]) not in stop_words()


def _is_name_of_one_word(word: str, before: str, behind: str) -> bool:
    """Whether a single word in quotation marks is a name: a singular article stands before it."""
    plural = before == "die" and word.endswith(_PLURAL) and not _DOES.match(behind)
    return word[0].isupper() and len(word) >= _SHORTEST and before in _SINGULAR and not plural
