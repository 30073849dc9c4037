"""What a sentence goes on about: back references, new subjects, subordinate names.

A light form of centring (Grosz, Joshi and Weinstein, "Centering", Computational Linguistics
21(2), 1995): one thing at a time is in the centre; word lists decide whether it stays there.
Data: `knowledge/discourse.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise

from auskunft import german
from auskunft.domain import Span

_PARTICIPLE = re.compile(r"(?:\w{0,6}ge|be|ver|er|ent|zer|ueber|unter)\w+(?:t|en)|\w+iert")
_CLAUSE_END = re.compile(r"[,;:](?=\s)")
_OPENING_WORDS = 3
_WORDS_BEFORE = 3
_FORMS_OF_BE = frozenset({"ist", "war"})
"""Behind them "der" opens a subject ("Ältester ist der Verein X"), as it does in a sentence."""
_SECOND_PREDICATE = re.compile(r"\bund\s+(?:[a-zäöüß]+(?:t|te)|hat|ist)\b")
"""Of whoever acts, not of the thing acted on ("unterstützt das Netzwerk und hat …")."""
_ATTRIBUTE = re.compile(
    r"(?:\s+(?:(?:im\s+Jahr\s+|seit\s+)?\d{4}|(?:in|im|aus|bei|von|vom|mit)\s+[A-ZÄÖÜ][\w-]+))+"
    r"\s+[a-zäöüß]+(?:te|ne|ige|nde)[nmrs]?\b"
)
"""Between article and kind ("dem 2020 gegründeten Netzwerk", "Das in X ansässige Netzwerk")."""
_AT_PLACE = re.compile(
    r"\b(?:[Dd]as|[Dd]er|[Dd]ie|[Dd]em|[Ii]m)\s+(?:[A-ZÄÖÜ][\w-]+\s+)?in\s+(?P<name>[A-ZÄÖÜ][\w-]+)"
)
"""Speaks of what is in a place ("das Haus in Talheim", "das in Talheim")."""
_QUOTES = '„“”"»«‚‘›‹'
"""Behind a kind they open its name."""
_ACCUSATIVE = frozenset({"den", "das", "die"})
_TITLE_WITHIN = 40
"""Characters before a name in which a person's title may stand."""


@cache
def _lists() -> dict[str, frozenset[str]]:
    source = files("auskunft.knowledge").joinpath("discourse.toml")
    raw = tomllib.loads(source.read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in raw.items()}


def names_a_kind(word: str) -> bool:
    """Whether a noun is a kind of named thing ("Netzwerk", "Spitzencluster")."""
    return german.fold(word).endswith(_kind_endings())


@cache
def _kind_endings() -> tuple[str, ...]:
    return tuple(kind + ending for kind in _lists()["kinds"] for ending in ("", "s", "es"))


def is_of_kind(word: str, kind: str) -> bool:
    """Whether a noun names the kind referred to ("Spitzencluster", behind it "des Clusters")."""
    if not names_a_kind(word):
        return False
    named, meant = _without_genitive(german.fold(word)), _without_genitive(kind)
    return named.endswith(meant) or meant.endswith(named)


def _without_genitive(kind: str) -> str:
    for ending in ("es", "s"):
        if kind.endswith(ending) and kind.removesuffix(ending).endswith(tuple(_lists()["kinds"])):
            return kind.removesuffix(ending)
    return kind


def names_a_part(word: str) -> bool:
    """Whether a noun names a part of a thing with figures and people of its own."""
    folded = german.fold(word)
    return any(part in folded for part in _lists()["parts"])


def names_a_council(word: str) -> bool:
    """Whether a noun names a body that advises or decides ("Strategiebeirat")."""
    return german.fold(word).endswith(_councils())


@cache
def _councils() -> tuple[str, ...]:
    return tuple(_lists()["councils"])


def names_an_alliance(text: str) -> bool:
    """Whether a word of the text is a sort of alliance ("Verein", "Holzbau-Allianz")."""
    words = [german.fold(word.text) for word in german.words(text)]
    return any(word.endswith(tuple(_lists()["alliances"])) for word in words)


@cache
def kind_stems() -> frozenset[str]:
    """The stems of the nouns that name kinds of things."""
    return frozenset(german.stem(kind) for kind in _lists()["kinds"])


def refers_back(text: str) -> bool:
    """Whether a sentence (or question) points to something named before it."""
    lists = _lists()
    return bool(kinds_referred_to(text)) or any(
        german.fold(word.text) in lists["references"]
        and not (word.text.isupper() and len(word.text) > 1)
        for word in german.words(text)
    )


def kinds_referred_to(text: str) -> tuple[str, ...]:
    """The nouns that point to a thing of their kind named before ("das Netzwerk"), folded."""
    articles, found = _lists()["articles"], german.words(text)
    kinds: list[str] = []
    for position, word in enumerate(found):
        if german.fold(word.text) not in articles:
            continue
        attribute = _ATTRIBUTE.match(text, word.end)
        behind = sum(one.start < attribute.end() for one in found) if attribute else position + 1
        kinds += [
            german.fold(found[place].text)
            for place in sorted({position + 1, behind})
            if _bare_kind(text, found, place)
        ]
    return tuple(kinds)


def places_at_opening(text: str) -> tuple[str, ...]:
    """The places that a sentence goes on about ("Geleitet wird das Haus in Talheim …")."""
    return tuple(match["name"] for match in _AT_PLACE.finditer(_CLAUSE_END.split(text)[0]))


def is_in(text: str, end: int, place: str) -> bool:
    """Whether the name that ends there is said to be in that place ("X in Talheim")."""
    return (
        re.match(rf"[“”»«\"]?\s+(?:mit Sitz )?(?:in |\(){re.escape(place)}\b", text[end:])
        is not None
    )


def acts_on_earlier(text: str) -> bool:
    """Whether what is done is done to something named before ("… fördert ihn mit 30 Mio. Euro").

    "Es" and "sie" are objects only right behind a verb, and often none even there ("gibt es").
    So is the kind of what was named ("fördert die Initiative mit …"). From the second clause on
    a pronoun may stand for what the first is about.
    """
    clause = _CLAUSE_END.split(text, maxsplit=1)[0]
    words = german.words(clause)
    found = [german.fold(word.text) for word in words]
    lists = _lists()
    if not _SECOND_PREDICATE.search(clause) and any(
        word in _ACCUSATIVE
        and verb.endswith(("t", "te"))
        and _bare_kind(clause, words, position + 1)
        for position, (verb, word) in enumerate(pairwise(["", *found]))
    ):
        return True
    return any(
        word in lists["object_pronouns"]
        or (
            word in lists["object_pronouns_behind_verbs"]
            and verb.endswith(("t", "te"))
            and verb not in lists["verbs_without_object"]
        )
        for verb, word in pairwise(["", *found])
    )


def _bare_kind(text: str, found: tuple[german.Word, ...], position: int) -> bool:
    """A noun of a kind with no name behind it ("das Netzwerk", not "das Netzwerk Küste")."""
    if position >= len(found) or not names_a_kind(found[position].text):
        return False
    if position + 1 == len(found):
        return True
    if not found[position].text[:1].isupper():
        return german.is_english(text)
    following = found[position + 1]
    gap = text[found[position].end : following.start].strip().strip(_QUOTES)
    return bool(gap) or following.text[:1].islower() or following.text[:1].isdigit()


def introduces_subject(text: str) -> bool:
    """Whether a sentence opens with a new thing ("Ein zweiter Park", not "Ein Drittel").

    "Drei von vier Partnern" are some of those there were.
    """
    found = [german.fold(word.text) for word in german.words(text)[:2]]
    if found[1:] and (found[1] in _lists()["shares"] or found[1] in {"von", "of"}):
        return False
    return any(word in _lists()["introductions"] for word in found[:1])


def opens_with_predicate(text: str) -> bool:
    """Whether one clause says first what is done ("Beteiligt sind …"): its subject is no topic."""
    found = german.words(text)[:2]
    if len(found) < 2 or german.fold(found[1].text) not in _lists()["copulas"] or ";" in text:  # noqa: PLR2004
        return False
    return _PARTICIPLE.fullmatch(german.fold(found[0].text)) is not None


def opens_with_role(text: str) -> bool:
    """Whether a sentence opens with somebody's office ("Sprecherin ist …", "Den Vorsitz hat …")."""
    found = [german.fold(word.text) for word in german.words(text)[:3]]
    opening = found[1:] if found and found[0] in _lists()["articles"] else found
    return (
        len(opening) > 1
        and opening[0].endswith(_offices())
        and opening[1] in _lists()["office_verbs"]
    )


def names_an_office(word: str) -> bool:
    """Whether a noun is an office that a thing has, in a word of its own ("Sprecherin")."""
    return german.fold(word) in _offices()


@cache
def _offices() -> tuple[str, ...]:
    lists = _lists()
    return tuple(lists["offices"] | lists["roles"])


def subordinated(text: str, offset: int) -> bool:
    """Whether the name at the offset hangs on a preposition or genitive before it."""
    before = german.words(text[:offset])[-_WORDS_BEFORE:]
    for position, word in reversed(tuple(enumerate(before))):
        folded = german.fold(word.text)
        if "," in text[word.end : offset]:
            return False
        if folded == "als" and position and german.fold(before[position - 1].text) == "anders":
            return True
        if folded in _lists()["subordinators"]:
            opens = position == 0 and not text[: word.start].strip()
            predicate = position > 0 and german.fold(before[position - 1].text) in _FORMS_OF_BE
            return not (folded == "der" and (opens or predicate))
        if word.text[:1].isupper() and not names_a_kind(word.text):
            return False
    return False


def is_public_body(name: str) -> bool:
    """Whether a name opens like that of a body that pays for others ("Europäische Union")."""
    lists, first = _lists(), [german.fold(word.text) for word in german.words(name)[:2]]
    ministry = tuple(lists["public_body_endings"])
    return any(word.endswith(ministry) for word in first) or any(
        " ".join(first[:count]) in lists["public_bodies"] for count in (1, 2)
    )


def is_person(text: str, start: int, end: int) -> bool:
    """Whether the name at the offsets is a person's: a title stands before or in it."""
    near = [*german.words(text[:start])[-_OPENING_WORDS:], *german.words(text[start:end])[:2]]
    return any(german.fold(word.text).rstrip(".") in _lists()["titles"] for word in near)


def is_person_name(text: str, mentions: Sequence[Span]) -> bool:
    """Whether the name mentioned there in the document's text is a person's.

    A title is near the first mention, or a title or role stands right before any of them.
    """
    for mention in mentions[:1]:
        begin = max(0, mention.start - _TITLE_WITHIN)
        if is_person(text[begin : mention.end], mention.start - begin, mention.end - begin):
            return True
    return any(_called_a_person(text, mention) for mention in mentions)


def _called_a_person(text: str, mention: Span) -> bool:
    """Whether the word right before says so ("Gründerin Jette Morgenroth")."""
    before = german.words(text[max(0, mention.start - _TITLE_WITHIN) : mention.start])[-1:]
    lists = _lists()
    return any(
        german.fold(word.text) in lists["titles"]
        or german.fold(word.text).endswith(tuple(lists["roles"]))
        for word in before
    )
