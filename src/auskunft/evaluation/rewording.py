"""Putting a question differently: pure functions from text to text, "" where nothing fits."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from auskunft.evaluation.ellipsis_pairs import PREPOSITIONS

_WORD = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]\d|\d)")
_SHORTEST_MISTYPED = 6
_SHARED_ENDING = 4
_UMLAUTS = (
    str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"}),
    str.maketrans({"ä": "a", "ö": "o", "ü": "u", "Ä": "A", "Ö": "O", "Ü": "U", "ß": "ss"}),
)
_LIKELY_YEAR = 2020
_FEWEST_NEGATED = 3


def mistype(question: str, pick: int) -> str:
    """Two inner letters of a long word swapped."""
    words = [match for match in _WORD.finditer(question) if _is_long(match.group())]
    if not words:
        return ""
    match = words[pick % len(words)]
    word = match.group()
    places = [n for n in range(1, len(word) - 2) if word[n] != word[n + 1]]
    if not places:
        return ""
    at = places[(pick // len(words)) % len(places)]
    wrong = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return question[: match.start()] + wrong + question[match.end() :]


def _is_long(word: str) -> bool:
    return len(word) >= _SHORTEST_MISTYPED


def lose_umlauts(question: str, pick: int) -> str:
    """Umlauts as on a foreign keyboard: ae for ä, or merely a."""
    return question.translate(_UMLAUTS[pick % len(_UMLAUTS)])


def politely(question: str, pick: int, forms: Sequence[str]) -> str:
    """A sentence inside a courtesy; key words without a sentence's end have none."""
    if not question.endswith((".", "?", "!")):
        return ""
    return forms[pick % len(forms)].format(question)


def paraphrase(question: str, pick: int, synonyms: Sequence[Sequence[str]]) -> str:
    """A noun replaced by one of the same meaning and, for grammar's sake, the same ending."""
    choices = [
        (match, other)
        for group in synonyms
        for word in filter(_is_noun, group)
        for match in re.finditer(rf"(?<![\w-]){re.escape(word)}(?![\w-])", question)
        for other in filter(_is_noun, group)
        if other != word and _ends_alike(word, other)
    ]
    if not choices:
        return ""
    longest = max(match.end() - match.start() for match, _ in choices)
    choices = [choice for choice in choices if choice[0].end() - choice[0].start() == longest]
    match, other = choices[pick % len(choices)]
    return question[: match.start()] + other + question[match.end() :]


def _is_noun(word: str) -> bool:
    return word[0].isupper()


def _ends_alike(one: str, other: str) -> bool:
    ending = one[-_SHARED_ENDING:].casefold()
    return len(ending) == _SHARED_ENDING and other.casefold().endswith(ending)


def in_english(question: str, templates: Sequence[tuple[str, str]]) -> str:
    """The English form where a template fits the whole question."""
    for german, english in templates:
        match = re.fullmatch(german, question)
        if match:
            return english.format(match.group(1))
    return ""


def shift_years(question: str, other_year: Callable[[int], int], *, append: bool) -> str:
    """Every year replaced; one put in where none stands, if `append`."""
    if _YEAR.search(question):
        return _YEAR.sub(lambda match: str(other_year(int(match.group()))), question)
    if append and question.endswith("?"):
        return f"{question[:-1]} im Jahr {other_year(_LIKELY_YEAR)}?"
    return ""


def negate(question: str, openings: Sequence[str], pronouns: Collection[str]) -> str:
    """The question with "nicht" where German puts it: "Wann wurde es nicht gegründet?".

    That is before a closing verb, adjective or prefix, else before a closing phrase with a
    preposition that belongs to no noun, else at the end. A question of two clauses is left alone.
    """
    folded = question.lower()
    if not question.endswith("?") or "," in question or not folded.startswith(tuple(openings)):
        return ""
    words = question[:-1].split()
    if len(words) < _FEWEST_NEGATED or "nicht" in folded:
        return ""
    phrase = [
        n for n in range(2, len(words)) if words[n] in PREPOSITIONS and words[n - 1].islower()
    ]
    if words[-1].islower() and words[-1] not in pronouns:
        place = len(words) - 1
    else:
        place = phrase[-1] if phrase else len(words)
    return " ".join([*words[:place], "nicht", *words[place:]]) + "?"
