"""German or English? For questions of a few words, names of either language included."""

from __future__ import annotations

import functools
import re

from auskunft.german.lexicon import lexicon
from auskunft.german.words import fold, words

_STRONG = 2.0
_WEAK = 1.0
_OPENING = 2
_OPENING_FACTOR = 2.0
_ENGLISH_SHAPE = re.compile(r"(?:tion|tions|ity|ies|ness|ship|ing|ed|ly|ance|ence|ers|ners|wh\w+)$")
_GERMAN_SHAPE = re.compile(
    r"(?:ung|ungen|heit|heiten|keit|keiten|schaft|schaften|lich\w*|isch\w*|igen|iger|innen|quote|zahl)$"
)


@functools.cache
def _lists() -> tuple[frozenset[str], frozenset[str]]:
    """Folded words that speak for German and for English; what both have speaks for neither."""
    tables = lexicon()
    german = {fold(w) for k in ("stop_words", "language") for w in tables[k]["german"].split()}
    english = {fold(w) for k in ("stop_words", "language") for w in tables[k]["english"].split()}
    return frozenset(german - english), frozenset(english - german)


def is_english(text: str) -> bool:
    """Whether a (short) text is English rather than German; in doubt it is German."""
    german, english = _lists()
    score = 0.0
    for position, word in enumerate(words(text)):
        folded = fold(word.text)
        # German names in an English question are rare, English names in a German one are not:
        # a German word that opens it settles more.
        german_weight = _STRONG * (_OPENING_FACTOR if position < _OPENING else 1)
        if folded in english:
            score += _STRONG
        elif folded in german or any(letter in word.text for letter in "äöüßÄÖÜ"):
            score -= german_weight
        elif word.text[0].islower() and _ENGLISH_SHAPE.search(folded):
            score += _WEAK
        elif _GERMAN_SHAPE.search(folded):
            score -= _WEAK
    return score > 0
