"""Which of the things that a sentence names it is about."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter

from auskunft import german
from auskunft.domain import Sentence
from auskunft.understanding.discourse import (
    acts_on_earlier,
    introduces_subject,
    is_person,
    is_public_body,
    names_a_kind,
    names_a_part,
    opens_with_predicate,
    opens_with_role,
    refers_back,
    subordinated,
)

_ARTICLES = frozenset({"der", "die", "das"})
_BEHIND_NAMES = _ARTICLES | {"des", "für", "zur", "zum", "von", "vom", "und", "in", "im", "mit"}
_OPENING_WORDS = 6
_RELATIVE = re.compile(r",\s+(?:\w+\s+)?(?:dessen|deren|der|die|das|dem|den|denen)\b")
_OF_NAMED = re.compile(
    r"(?:Der |Die |Das )?[A-ZÄÖÜ][\w-]+ (?:der|des|von|vom) (?:[A-ZÄÖÜ][\w-]+ )?[„“\"»]?"
)
"""Opens with something of a named thing ("Besitzerin der Alten Molkerei ist …")."""
_LEADS = frozenset({"Mit", "Durch", "Über", "Im", "Beim", "Unter", "Aus", "Zum", "Zur", "Für"})
"""What opens a sentence that goes over to something else."""
_LEAD_WORDS = 3
_PAYER = re.compile(
    r"\b(?:übernimmt|übernahm|trägt|trug|zahlt|zahlte|finanziert|finanzierte|deckt|steuert)\s+"
    r"(?:der|die|das)\s+$"
)
"""Who pays, right behind the verb: the sentence goes on about what is paid for."""
_PAYS = re.compile(
    r"\b(?:fördert\w*|unterstützt\w*|beteiligt\w*|trägt|trug|zahlt\w*|finanziert\w*|gibt|gab|steuert\w*"
    r"|bezuschusst\w*|übernimmt|übernahm|kofinanziert\w*|investiert\w*|gefördert)\b"
)
"""What a public body does for the thing named before."""
_SUBJECT_BEHIND = re.compile(
    r"(?:Ge|Be|Ver|Er|Ent|Unter|Ko|Or|Fi)[a-zäöüß]+(?:t|en)\s+(?:wird|wurde)\s+(?:der|die|das)\s+"
)
"""Opens with what is done, to a thing named right behind ("Geleitet wird das X-Zentrum von …")."""
_OBJECT_FIRST = re.compile(
    r"(?:(?:Den|Seinen?|Ihren?|Dessen|Deren)\s+[A-ZÄÖÜ][a-zäöüß]+|Anträge|Bewerbungen"
    r"|[A-ZÄÖÜ][a-zäöüß]+(?:ung|schaft|ion|heit|keit)(?:en)?)\s+[a-zäöüß]+t\s+(?:der|die|das)\s+"
    r"(?:[A-ZÄÖÜ][\w-]+\s+)?[„»\"]?"
)
"""Who does something, behind what it is done to: for what was named before."""
_LISTS = re.compile(
    r"[“”»«\"]?(?:\s+\([^()]*\))?"
    r"(?:\s+(?:für|in|im|bei)\s+(?:[a-zäöüß]{3,}\s+)*[A-ZÄÖÜ][\w-]+(?:,?\s(?:und\s)?[A-ZÄÖÜ][\w-]+)*)?"
    r"(?:,\s+|\s+(?:und|sowie|and)\s+)(?:(?:das|die|der|den|dem)\s+)?"
    r"(?:(?!(?:die|das|der|den|dem)\b)[a-zäöüß]+e[nrs]?\s+)?(?:[A-ZÄÖÜ][\w-]+\s+)?[„»«\"]?"
)
_LIST = 3
"""Names side by side from which on they are a list."""
_MINISTRY = "ministerium"
"""In the name of who pays for, or decides on, what was named before."""
_PROJECT = re.compile(r"(?:projekt|vorhaben)s?$", re.IGNORECASE)
_NAME = "Name"
"""Stands for a name where the words before it are read: a kind before it is no reference."""
_WITHIN = re.compile(r"[,;] davon(?= \d)")
"""Goes back to a figure of the same sentence ("50 Professuren, davon 20 …")."""


def mentions_by_document(
    mentions: Iterable[tuple[int, int, int, str]],
) -> dict[str, list[tuple[int, int, int]]]:
    """(start, entity, end) of the mentions in each document, in order."""
    grouped: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for start, number, end, document_id in mentions:
        grouped[document_id].append((start, number, end))
    for found in grouped.values():
        found.sort()
    return grouped


def main_entity(
    text: str, sentence: Sentence, mentioned: list[tuple[int, int, int]]
) -> tuple[frozenset[int], int, bool]:
    """The entity a sentence is about, where it is named, and whether only subordinately so.

    It is the first that no preposition or genitive subordinates, else the first that is called
    by its kind ("zur Energie, an das Institut X"), else the first.
    """
    named = {entity: (start, end) for entity, start, end in reversed(mentioned)}
    things = [
        (entity, start, end)
        for entity, (start, end) in sorted(named.items(), key=lambda item: item[1])
        if not is_person(text, start - sentence.start, end - sentence.start)
    ]
    for entity, start, _ in things:
        if not subordinated(text, start - sentence.start):
            return frozenset({entity}), start, False
    if not things:
        return frozenset(), 0, False
    kinds = (
        (entity, start)
        for entity, start, end in things
        if any(
            names_a_kind(word.text)
            for word in german.words(text[start - sentence.start : end - sentence.start])
        )
    )
    entity, start = next(kinds, things[0][:2])
    return frozenset({entity}), start, True


def _not_listed(
    text: str, sentence: Sentence, mentioned: list[tuple[int, int, int]]
) -> list[tuple[int, int, int]]:
    """The names but for those of a list ("die Cluster A, B, C und D"): it is about none of them."""
    listed: list[list[tuple[int, int, int]]] = []
    end = -1
    for one in sorted(mentioned, key=itemgetter(1)):
        gap = text[end - sentence.start : one[1] - sentence.start] if listed else ""
        if one[1] < end:
            listed[-1].append(one)  # another name of the same place
        elif _LISTS.fullmatch(gap):
            listed[-1] += [one]
        else:
            listed.append([one])
        end = max(end, one[2])
    return [one for group in listed if _places(group) < _LIST for one in group]


def _places(group: Sequence[tuple[int, int, int]]) -> int:
    """How many names stand side by side, however many things each may mean."""
    count, end = 0, -1
    for _, start, stop in sorted(group, key=itemgetter(1)):
        count += start >= end
        end = max(end, stop)
    return count


@dataclass(frozen=True)
class Before:
    """What stands before a sentence in its passage.

    Attributes:
        topics: What the sentences before it are about, the nearest first.
        of_kind: What of them is of the kind that the sentence refers to ("das Netzwerk").
        has_no_head: Whether an entity is a body that pays, an event or a work: nobody leads it.
    """

    topics: Sequence[frozenset[int]]
    of_kind: frozenset[int]
    has_no_head: Callable[[int], bool]

    @property
    def last(self) -> frozenset[int]:
        """What a sentence that refers to it goes on about."""
        return self.of_kind or next(filter(None, self.topics), frozenset())


def topics(
    text: str, sentence: Sentence, mentioned: list[tuple[int, int, int]], before: Before
) -> frozenset[int]:
    """What a sentence is about: its subject, or what the sentences before it were about.

    Args:
        text: The sentence's text.
        sentence: Where it stands.
        mentioned: (entity, start, end) of the names in it.
        before: What stands before it in its passage.
    """
    own, start, subordinate = main_entity(text, sentence, _not_listed(text, sentence, mentioned))
    if not before.topics:
        return own
    opening = text[: start - sentence.start] if own else ""
    centre = _centre(text, before)
    if centre and not _SUBJECT_BEHIND.fullmatch(opening):
        return centre
    goes_over = bool(own) and subordinate and _goes_over(text, start - sentence.start)
    if introduces_subject(text) or goes_over:
        return own
    last = before.last
    if last and subordinate and _opens_with_kind(text):
        return last
    if refers_back(f"{opening}{_NAME}" if own else text) or (own and _is_part(opening)):
        return own | last if last or not subordinate else last
    opens = bool(own) and start == sentence.start + _opening(text)
    pays = is_public_body(text[start - sentence.start :]) and _PAYS.search(text) is not None
    acts = opens and (acts_on_earlier(text) or pays)
    serves = bool(own) and not opens and _serves(text, start - sentence.start)
    nearest = before.topics[0]
    return own | nearest if subordinate or acts or serves else own or nearest


def _serves(text: str, start: int) -> bool:
    """Whether who is named there pays, or does something else, for what was named before."""
    before, named = text[:start], text[start:]
    ministry = _MINISTRY in german.words(named)[0].text
    pays = is_public_body(named) and _PAYS.search(text) is not None
    return ministry or pays or bool(_PAYER.search(before) or _OBJECT_FIRST.fullmatch(before))


def _is_part(before: str) -> bool:
    """Whether what is named there is called a part of something ("fördert das Leitprojekt „X“")."""
    called = german.words(before)[-1:]
    return any(names_a_part(word.text) or _PROJECT.search(word.text) for word in called)


def _opens_with_kind(text: str) -> bool:
    """Whether a sentence opens with "Das Netzwerk …" and a verb: that alone is what it is about."""
    words = german.words(text)[:_OPENING_WORDS]
    if not words or german.fold(words[0].text) not in _ARTICLES:
        return False
    for word, behind in pairwise(words[1:]):
        if word.text[:1].isupper():
            plain = behind.text[:1].islower() and german.fold(behind.text) not in _BEHIND_NAMES
            return plain and names_a_kind(word.text)
    return False


def _goes_over(text: str, start: int) -> bool:
    """Whether it opens with the thing named there, and goes on about no other.

    "Mit dem Programm „X“ …", "Besitzerin der X ist …".
    """
    opening, rest = text[:start], _WITHIN.sub(",", _RELATIVE.sub(",", text[start:]))
    leads = _leads_with_kind(opening) or _OF_NAMED.fullmatch(opening) is not None
    return leads and not refers_back(rest)


def _leads_with_kind(before: str) -> bool:
    """Whether a sentence opens with a thing called by its kind ("Mit dem Programm „X“ …")."""
    *lead, kind = [word.text for word in german.words(before)] or [""]
    return names_a_kind(kind) and 0 < len(lead) <= _LEAD_WORDS and lead[0] in _LEADS


def _opening(text: str) -> int:
    """Where the first name of a sentence stands that opens with it, its article left out."""
    first = german.words(text)[:2]
    article = first and german.fold(first[0].text) in _ARTICLES
    return first[-1].start if article and len(first) > 1 else 0


def _centre(text: str, before: Before) -> frozenset[int]:
    """What a sentence that opens with a predicate or an office must go on about."""
    if opens_with_predicate(text):
        return before.last
    if not opens_with_role(text):
        return frozenset()
    candidates = (before.of_kind, *before.topics)
    led = (frozenset(one for one in each if not before.has_no_head(one)) for each in candidates)
    return next(filter(None, led), frozenset())
