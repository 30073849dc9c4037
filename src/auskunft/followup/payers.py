"""Another one who pays or takes part: "Wie viel zahlt der Bund dafür?" - "Und das Land?"."""

from __future__ import annotations

from collections.abc import Sequence

from auskunft import german
from auskunft.followup.cues import among

_CONTRACTED = {"vom": "von", "beim": "bei", "zum": "zu", "zur": "zu", "im": "in"}
_DATIVE = {"die": "der", "der": "dem", "das": "dem", "den": "dem"}
_OF_A_NAME = frozenset({"land", "landes", "stadt", "landkreis", "freistaat"})
"""What is called after a place, whose name may follow."""


def other_payer(question: str, fragment: str) -> str | None:
    """The question for whoever the fragment names in place of the one that it names.

    None where the fragment is more than such a name, or the question names none or the same one.
    """
    asked = [german.fold(word.text) for word in german.words(fragment)]
    if not asked or not all(map(_leads, asked[:-1])):
        return None
    words = german.words(question)
    named = [place for place, word in enumerate(words) if among("payers", word.text)]
    if len(named) != 1 or german.fold(words[named[0]].text) == asked[-1]:
        return None
    from_both = _from(asked[:1]) and _from(
        [german.fold(one.text) for one in words[: named[0]]][-2:]
    )
    if not among("payers", asked[-1]) and not from_both:
        return None
    begin = named[0]
    while begin and _leads(words[begin - 1].text):
        begin -= 1
    leading = [german.fold(word.text) for word in words[begin : named[0]]]
    piece = _as_led(fragment, leading)
    last = named[0] + _named_after(question, words, named[0])
    return f"{question[: words[begin].start]}{piece}{question[words[last].end :]}"


def _from(words: Sequence[str]) -> bool:
    """Whether one of the words says that something comes from somebody ("von den Sparkassen")."""
    return not {"von", "vom", "from"}.isdisjoint(words)


def _named_after(question: str, words: Sequence[german.Word], place: int) -> int:
    """Whether the next word is the payer's own name ("das Land Hessen"), as 1 or 0."""
    if place + 1 == len(words) or german.fold(words[place].text) not in _OF_A_NAME:
        return 0
    gap = question[words[place].end : words[place + 1].start]
    return int(not gap.strip() and words[place + 1].text[:1].isupper())


def _leads(word: str) -> bool:
    """Whether it may stand before a name: an article or a preposition, or both in one."""
    return among("articles", word) or among("prepositions", word)


def _as_led(fragment: str, leading: Sequence[str]) -> str:
    """The fragment behind the preposition of what it replaces, if it brings none of its own."""
    prepositions = [word for word in leading if among("prepositions", word)]
    first, *rest = fragment.split()
    if not prepositions or among("prepositions", first):
        return fragment
    preposition = _CONTRACTED.get(prepositions[0], prepositions[0])
    plural = bool(rest) and rest[-1].endswith("en")
    article = "den" if plural else _DATIVE.get(german.fold(first), first)
    return " ".join([preposition, article, *rest])
