"""The long name that an abbreviation in brackets stands for."""

from __future__ import annotations

import re

from auskunft.corpus import name_patterns
from auskunft.corpus.vocabulary import vocabulary
from auskunft.german import fold, stop_words

_TOKEN = re.compile(r"[\w’'&.-]*\w|\S")
_LONGEST_SHORT = 24
_MOST_SHORT_WORDS = 3
_REACH = 120
"""Characters before the bracket within which the long name begins."""


def name_before(paragraph: str, bracket: int, short: str) -> int | None:
    """Where the long name that `short` abbreviates begins, None where it abbreviates nothing.

    The shortest beginning whose letters contain the abbreviation's, with the same initial; over a
    comma ("Amt für Arbeit, Bildung und Wald (AABW)") only where its initials are the letters.
    """
    letters = re.sub(r"[\W_]", "", fold(short))
    if len(short) > _LONGEST_SHORT or len(short.split()) > _MOST_SHORT_WORDS or not letters:
        return None
    if not any(letter.isupper() for letter in short):
        return None
    first = max(0, bracket - _REACH)
    form = re.search(rf"(?:{name_patterns.legal_forms()})\s*$", paragraph[first:bracket])
    bracket = first + form.start() if form else bracket
    starts, commas = _beginnings(paragraph, first, bracket)
    for start in starts:
        long = paragraph[start:bracket]
        over_comma = any(start < comma for comma in commas)
        if _initials(long) == letters if over_comma else _abbreviates(letters, fold(long)):
            return start
    return None


def _beginnings(paragraph: str, first: int, bracket: int) -> tuple[list[int], list[int]]:
    """Where the long name may begin, nearest first, and the commas on the way."""
    connectors = set(vocabulary()["names"]["connectors"])
    starts: list[int] = []
    commas: list[int] = []
    for token in reversed(list(_TOKEN.finditer(paragraph, first, bracket))):
        text = token.group()
        if text[0].isupper() or (starts and text[0].isdigit()):
            starts.append(token.start())
        elif starts and text == ",":
            commas.append(token.start())
        elif starts and text == "." and paragraph.endswith("St", 0, token.start()):
            continue
        elif not starts or not (text in connectors or text in "-–" or _is_adjective(text)):
            break
    return starts, commas


def _abbreviates(letters: str, long: str) -> bool:
    """Whether a name contains the letters in order, beginning with the first.

    "Fraunhofer-Institut für …" begins with its second part as well.
    """
    parts = [match.end() for match in re.finditer("-", long.split(maxsplit=1)[0])]
    for part in (0, *parts):
        told = re.sub(r"[\W_]", "", long[part:])
        fits = told[:1] == letters[:1] and len(told) > len(letters)
        if fits and _is_subsequence(letters, told):
            return True
    return False


def _initials(name: str) -> str:
    """The first letters of a name's capitalised words, folded."""
    return "".join(fold(word)[0] for word in re.findall(r"[\w-]+", name) if word[0].isupper())


def _is_adjective(word: str) -> bool:
    """Whether a word may be an adjective within a name ("für angewandte Systeme")."""
    return word.endswith(("e", "en", "er", "es")) and fold(word) not in stop_words()


def _is_subsequence(short: str, long: str) -> bool:
    rest = iter(long)
    return all(letter in rest for letter in short)
