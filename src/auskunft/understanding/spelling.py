"""Typing errors in questions: a word nobody knows is taken for the nearest one that fits."""

from __future__ import annotations

from collections.abc import Collection

from auskunft import german
from auskunft.understanding.discourse import names_a_council
from auskunft.understanding.query import Correction

_SHORTEST = 4
_SHORTEST_HEAD = 5
"""Letters of the first part of a compound."""


def correct(
    question: str,
    *,
    known_stems: Collection[str],
    known_words: Collection[str],
    vocabulary: german.Vocabulary,
    language: str,
) -> tuple[str, tuple[Correction, ...]]:
    """The question with its typing errors put right, and what was changed.

    A word is only changed if neither the corpus nor the glossary nor a dictionary of its
    language knows it, and one word of the vocabulary is near enough.

    Args:
        question: as typed.
        known_stems: stems of words that are right as they are.
        known_words: folded words that are right as they are (places, question words).
        vocabulary: words that may have been meant, as they are to be shown.
        language: "de" or "en".
    """
    corrected, corrections, shift = question, [], 0
    for word in german.words(question):
        if not _suspicious(word.text, known_stems, known_words):
            continue
        meant = vocabulary.closest(word.text)
        if meant is None or german.fold(meant) == german.fold(word.text):
            continue
        if german.in_dictionary(word.text, _languages(language)):
            continue
        near = vocabulary.closest(word.text, most_edits=1) is not None
        whole = names_a_council(word.text) or _is_compound(word.text, known_stems, language)
        if not near and whole:
            continue
        start, end = word.start + shift, word.end + shift
        corrected = corrected[:start] + meant + corrected[end:]
        shift += len(meant) - len(word.text)
        corrections.append(Correction(word.text, meant))
    return corrected, tuple(corrections)


def _suspicious(word: str, known_stems: Collection[str], known_words: Collection[str]) -> bool:
    if len(word) < _SHORTEST or not word.isalpha() or word.isupper():
        return False
    return german.fold(word) not in known_words and german.stem(word) not in known_stems


def _is_compound(word: str, known_stems: Collection[str], language: str) -> bool:
    """Whether a known word and one of the dictionary make it up ("Hochschul|typen")."""
    return any(
        german.stem(word[:cut]) in known_stems
        and german.in_dictionary(word[cut:].capitalize(), _languages(language))
        for cut in range(_SHORTEST_HEAD, len(word) - _SHORTEST + 1)
    )


def _languages(language: str) -> tuple[str, ...]:
    """In whose word lists a word of a question is looked up: English ones name German things."""
    return ("en", "de") if language == "en" else ("de",)
