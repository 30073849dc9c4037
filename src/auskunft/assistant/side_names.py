"""Which things a question holds against each other, as it calls them."""

from __future__ import annotations

import re
from itertools import pairwise

from auskunft.understanding.query import EntityMention, Query

_FEWEST = 2
_MOST = 6
_JOINT = re.compile(
    r"\b(?:oder|als|und|sowie|wie|gegen|gegenüber|verglichen mit|or|than|and|as|versus|vs)\b|,",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"(?:,|\boder|\bor)\s+(?:(?:der|die|das|den|dem|the)\s+)?\w+\s*(?:,|\boder|\bor)\s"
)
_LISTED = re.compile(
    r"[:–-]\s+(?:(?:der|die|das|den|dem|the)\s+)?[A-ZÄÖÜ][\w.-]*,\s+(?:\w{3}\s+)?$"
)
"""Something else in the list, between the names or before the first."""
_AS_MANY = re.compile(
    r"\b(?:so viele?|as many)\s+[\w-]+\s+(?:wie|as)\s+(?:(?:der|die|das|the)\s+)?$"
)
"""Before what the other is held against ("dreimal so viele Partner wie A hat B")."""
_COMPARED = (
    r"(?:mehr|weniger|älter|jünger|größer|kleiner|früher|später|länger|"
    r"more|fewer|older|younger|larger|smaller)"
)
_WITHIN = re.compile(
    rf"\b{_COMPARED}\s+[^,?]*\b(?P<how>aus|von|vom|für|durch|from|for|by)\s[^,?]+?,?"
    r"\s(?:als|than)\s+(?P=how)\s"
)
"""Two parts of one thing held against each other ("mehr aus A als aus B")."""
_JOINED = (
    re.compile(r"[,:–-]\s+(?P<left>[^,:?]+?)\s+(?:oder|or)\s+(?P<right>[^,?]+)\?"),
    re.compile(
        rf"^(?:\w+|Stimmt es, dass)\s+(?P<left>[^,?]+?)\s+{_COMPARED}\b[^,?]*?\s(?:als|than)\s+"
        r"(?P<right>[^,?]+)\?"
    ),
    re.compile(
        r"\b(?:nach|vor|after|before)\s+(?:der|dem|the)\s+(?:Gründung|Entstehung|Eröffnung|Start|Beginn|"
        r"founding|opening|start)\s+(?:von|des|der|of)\s+(?P<left>[^,?]+?)\s+"
        r"(?:wurde|entstand|startete|kam|ging|was|did)\s+(?P<right>[^,?]+?)"
        r"(?:\s+(?:gegründet|eröffnet|eingerichtet|gestartet|errichtet|founded|opened|start))?\?"
    ),
)
"""The two sides of a question where not both are names of the corpus."""
_ALREADY = re.compile(
    r"^(?:(?:Wie viele Jahre|How many years)\s+)?(?!Wie |Seit |How |Since )"
    r"\w+\s+(?:es\s+)?(?P<left>[^,?]+?)\s+"
    r"(?:schon|bereits|already)(?:\s+[a-zäöüß]+)?,\s*"
    r"(?:als|bevor|when|before)\s+(?P<right>[^?]+)\?"
)
_CAME = re.compile(
    r"\s+(?:(?:neu|an den Start|ins Leben|in Betrieb|den Betrieb|die Arbeit|seine Arbeit)\s+)?"
    r"(?:(?:gegründet|eröffnet|gerufen|eingerichtet|gebildet|aufgelegt|errichtet|geschaffen|gestiftet)"
    r" wurde|entstand|startete|begann|ging|aufnahm|öffnete|aufmachte|loslegte)$"
)
"""What is said of something that comes into being."""
_OFFICE = re.compile(
    r"\b\w*(?:präsident|rektor|direktor|leiter|chef|minister|sprecher)\w*\b.*\bwurde$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:(?:es|in|im|bei|beim|an|am|auf)\s+)?(?:(?:der|die|das|den|dem)\s+)?")


def sides_of(query: Query) -> tuple[str, ...]:
    """The things that the question joins; () where it joins none."""
    named = sorted(query.entities, key=lambda mention: mention.start)
    if _FEWEST <= len(named) <= _MOST and len({one.entities for one in named}) == len(named):
        gaps = [query.question[one.end : two.start] for one, two in pairwise(named)]
        opening = query.question[: named[0].start]
        if any(_ANOTHER.search(gap) for gap in gaps) or _LISTED.search(opening):
            return ()  # one of them is no name of the corpus
        if all(_JOINT.search(gap) for gap in gaps):
            return tuple(_called(query, one) for one in named)
        if len(named) == _FEWEST and _AS_MANY.search(opening):
            return tuple(_called(query, one) for one in reversed(named))
    if _WITHIN.search(query.question):
        return ()
    for pattern in _JOINED:
        match = pattern.search(query.question)
        if match and query.entities:
            return _side(query, *match.span("left")), _side(query, *match.span("right"))
    return ()


def there_already(query: Query) -> tuple[str, ...]:
    """What may have been there, and what came later ("Gab es A schon, als B entstand?"); or ()."""
    match = _ALREADY.search(query.question)
    if match is None or not (_CAME.search(match["right"]) or _OFFICE.search(match["right"])):
        return ()
    sides = (_side(query, *match.span(name)) for name in ("left", "right"))
    return tuple(_CAME.sub("", side) for side in sides)


def is_name(query: Query, side: str) -> bool:
    """Whether a side is a name: one of the corpus, or words that are all written like one."""
    if any(side in _called(query, one) or _called(query, one) in side for one in query.entities):
        return True
    words = side.split()
    odd = "-" in side or sum(letter.isupper() for letter in side) > 1
    return odd and all(not word[0].islower() for word in words)


def _side(query: Query, start: int, end: int) -> str:
    """What the question calls one side: the one name in the stretch, or the stretch itself."""
    inside = [one for one in query.entities if start <= one.start and one.end <= end]
    if len(inside) == 1:
        return _called(query, inside[0])
    return _ARTICLE.sub("", query.question[start:end].strip())


def _called(query: Query, mention: EntityMention) -> str:
    return query.question[mention.start : mention.end]
