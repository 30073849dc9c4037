"""Names that a text uses in short: "Wollbogen Westtal" is "der Wollbogen" from then on."""

from __future__ import annotations

import re

from auskunft.corpus.vocabulary import word_set
from auskunft.german import fold

_SHORTEST = 7
"""Letters of a word that is hardly anything else's name as well."""
_ARTICLE = re.compile(
    r"\b(?:[Dd](?:er|ie|as|em|en|es)|[Ii]m|[Aa]m|[Vv]o[nm]|[Zz]u[mr]|[Bb]eim?)[ \u00a0]$"
)
_ENDS = re.compile(r"(?:e?s)?(?![\w-]|\.\w|[ \u00a0][A-ZÄÖÜ„»\"])")
"""Behind the word: it is no piece of a longer name or word there."""
_LONGEST_ARTICLE = 6


def first_word(name: str, text: str) -> str:
    """The first word of a name where the text calls the thing by it alone, else "".

    It stands behind an article once at least, and nowhere as a piece of another name; a plain
    kind ("Netzwerk Holz") says what a thing is, not which.
    """
    first, _, rest = name.partition(" ")
    plain = first[:1].isupper() and first[1:].islower() and first.isalpha()
    if not rest[:1].isupper() or not plain or len(first) < _SHORTEST:
        return ""
    if fold(first) in word_set("names", "heads"):
        return ""
    alone, position = False, text.find(first)
    while position >= 0:
        end = position + len(first)
        full = text.startswith(name, position)
        if not full and _ENDS.match(text, end) is None:
            return ""
        before = text[max(0, position - _LONGEST_ARTICLE) : position]
        alone = alone or (not full and _ARTICLE.search(before) is not None)
        position = text.find(first, end)
    return first if alone else ""
