"""How names show themselves in a text: patterns over spelling and the words around."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from auskunft.corpus.vocabulary import lands, vocabulary

SPACE = r"(?:[ \u00a0]|\r?\n)"
CAPITALISED = r"[A-ZÄÖÜ][\w’'&.-]*[\w](?:–[A-ZÄÖÜ][\w-]*\w)?|[A-ZÄÖÜ]"
DOTTED = re.compile(
    r"(?<![\w.@/-])(?:[A-ZÄÖÜ][\wäöüß-]*|[a-zäöüß]{2,}[\w-]*)"
    r"\.(?!(?:de|eu|com|org|net|info)\b)(?:[A-ZÄÖÜ]{2,}|[^\W\d_]{3,})(?![\w@]|\.\w)"
)
"""Two words joined by a full stop: "KI.LAND", "optik.lahn"; no address on the web."""
CAMEL = re.compile(
    r"(?<![\w.-])(?:"
    r"(?:[A-ZÄÖÜ][a-zäöüß]+){1,2}[A-ZÄÖÜ]+[a-zäöüß]+\w*(?:-[A-ZÄÖÜ\d]{1,2}(?![\w-]))?"
    r"|[a-zäöüß]{3,}[A-ZÄÖÜ]{2,}"
    r"|[A-ZÄÖÜ]?[a-zäöüß]{3,}\d{1,2}"
    r")(?![\w.]*-)(?!\w)"
)
"""Capitals or a number inside a word: "BioNetz", "WerkVerbund-L", "aquaLAHN", "hafen8"."""
BRACKET = re.compile(r"\((?P<inside>[^()\d][^()]{1,60})\)")
QUOTED = re.compile(r"„(?P<inside>[^„“”\n]{2,60})[“”]|»(?P<other>[^«»\n]{2,60})«")

_LINKS = "für|zur|of|for"
_GENERAL = (
    "kompetenz|forschungs|technologie|transfer|gründ|innovations|bildungs|landes|bundes|fach|hoch"
    "|wirtschafts|wissenschafts|digital|förder|beratungs|dach|spitzen|exzellenz|verbund|gesamt"
)
"""How a noun begins that is a sort of thing, no name ("Kompetenzzentrum")."""


@functools.cache
def kind() -> str:
    """A word that ends in a kind of organisation: "Tumorzentrum", "Saale-Institut"."""
    return _ending_in("heads", least=0)


def _ending_in(sort: str, *, least: int) -> str:
    """A word that ends in one of the list, with so many letters before it at least."""
    ends = "|".join(sorted(vocabulary()["names"][sort].split(), key=len, reverse=True))
    return rf"(?:(?i:[\wÄÖÜäöüß-]{{{least},}}(?:{ends}))(?:e?s|en)?)(?![\w-])"


@functools.cache
def of_fields() -> re.Pattern[str]:
    """A kind and its fields at the end of a text ("Netzwerk Wasser, Wind und Sonne (WaWiSo)")."""
    field = r"[A-ZÄÖÜ][\w-]+"
    return re.compile(
        rf"(?<![\w-])(?P<whole>(?=[A-ZÄÖÜ]){kind()}{SPACE}{field}(?:,{SPACE}{field})*"
        rf"{SPACE}und{SPACE}{field}){SPACE}?$"
    )


@functools.cache
def legal_forms() -> str:
    """Either of the legal forms that close a name."""
    return "|".join(re.escape(form) for form in vocabulary()["names"]["legal_forms"])


@functools.cache
def _regions() -> str:
    """Either of the Länder, as a name closes with them ("KI-Lotse Hessen")."""
    names = {name for land in lands() for name in (land.name, *land.abbreviations)}
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True)))


@functools.cache
def patterns() -> dict[str, re.Pattern[str]]:
    """What shows a name, by sort: the kind before it, a legal form behind it."""
    kinds = rf"{kind()}|{_ending_in('compound_heads', least=3)}"
    head = rf"(?<![\w-])(?=[A-ZÄÖÜ])(?P<head>{kinds})"
    name = rf"(?:{CAPITALISED})"
    legal = legal_forms()
    titles = "|".join(re.escape(title) for title in vocabulary()["names"]["titles"])
    return {
        "apposed": re.compile(
            rf"{head}{SPACE}(?P<name>(?!(?:{kind()}){SPACE}(?:{name}|{_LINKS}|de[rs])\b)(?:{name}(?:{SPACE}{name}){{0,3}}))"
        ),
        "devoted": re.compile(
            rf"{head}{SPACE}(?P<link>{_LINKS}){SPACE}"
            rf"(?P<name>{name}(?:-{SPACE}(?:und|and){SPACE}{name})?"
            rf"(?:{SPACE}(?:und|and|der|des){SPACE}{name}|{SPACE}{name}){{0,4}})"
        ),
        "joined": re.compile(rf"(?<![\w-])(?P<whole>[A-ZÄÖÜ][\wäöüß]+-(?=[A-ZÄÖÜ]){kind()})"),
        "legal": re.compile(
            rf"(?P<whole>{name}(?:{SPACE}(?:{name}|&)){{0,3}}{SPACE}(?:{legal}))(?!\w)"
        ),
        "founded": re.compile(
            rf"\b(?:gegründete|entstandene|gestartete|eröffnete|eingerichtete|geschaffene|gestiftete)"
            rf"[nrsm]?{SPACE}(?P<whole>(?!(?:{kind()})(?:{SPACE}|[,.;]))"
            rf"[A-ZÄÖÜ]\w{{4,}}(?:{SPACE}{name}){{0,2}})(?={SPACE}(?:in|mit|aus|an)\b|,)"
        ),
        "followed": re.compile(
            rf"(?:(?<=[.:!?] )|(?<=\n)|^)(?:Die|Der|Das){SPACE}"
            rf"(?P<whole>(?P<first>[A-ZÄÖÜ][\wäöüß]*(?:-[A-ZÄÖÜ][\wäöüß]+)*){SPACE}"
            rf"[A-ZÄÖÜ][\w-]+)(?={SPACE}[a-zäöüß])"
        ),
        "called": re.compile(
            rf"\b(?:ist|heißt|war){SPACE}(?![A-ZÄÖÜ][a-zäöüß]+(?:e[rsnm]?){SPACE})"
            rf"(?P<whole>{name}(?:{SPACE}{name}){{1,2}})"
            rf"(?={SPACE}(?:der|die|das|ein|eine){SPACE}[a-zäöüß]+(?:e|te|ste){SPACE}[A-ZÄÖÜ])"
        ),
        "extreme": re.compile(
            rf"(?:(?<=[.:!?] )|(?<=\n)|^)[A-ZÄÖÜ][a-zäöüß]+ste[rs]?\b[^,.;:]{{0,40}}?{SPACE}"
            rf"(?:ist|war){SPACE}(?![A-ZÄÖÜ][a-zäöüß]+(?:e[rsnm]?){SPACE})(?P<whole>{name}(?:{SPACE}{name}){{1,2}})"
            rf"(?=,|\.|{SPACE}(?:in|mit|aus)\b)"
        ),
        "explained": re.compile(
            rf"(?P<whole>{name}(?:{SPACE}{name}){{1,2}}),{SPACE}eine?{SPACE}"
            rf"(?:[a-zäöüß]+{SPACE}){{0,3}}(?:{kinds})(?![\w-])"
        ),
        "alone": re.compile(
            rf"\b(?:[Dd]er|[Dd]ie|[Dd]as){SPACE}(?=[A-ZÄÖÜ])(?!(?i:{_GENERAL}))"
            rf"(?P<whole>{_ending_in('heads', least=3)}),{SPACE}eine?{SPACE}"
            rf"[^,.;:]{{0,60}}?\b(?:{kinds})"
        ),
        "introduced": re.compile(
            rf"\b(?:[Dd]er|[Dd]ie|[Dd]as){SPACE}(?P<whole>(?P<first>[A-ZÄÖÜ][a-zäöüß]{{7,}}){SPACE}"
            rf"{name}(?:{SPACE}{name})?)(?=,{SPACE}(?:de[rmns]|die|das|dessen|deren){SPACE})"
        ),
        "regional": re.compile(
            rf"(?<![\w.-])(?P<whole>(?P<head>(?:[A-ZÄÖÜ][\wäöüß]*-)+[A-ZÄÖÜ][\wäöüß]+"
            rf"|[A-ZÄÖÜ][a-zäöüß]+[A-ZÄÖÜ][\wäöüß]*){SPACE}(?:{_regions()}))(?![\w-])"
        ),
        "person": re.compile(
            rf"(?:(?:{titles}){SPACE}?)+{SPACE}"
            rf"(?P<whole>{name}(?:{SPACE}[A-Z]\.)?{SPACE}(?:(?:von|van|zu){SPACE})?{name})"
        ),
    }


def is_general(word: str) -> bool:
    """Whether a compound is a sort of thing rather than a name ("Kompetenzzentrum")."""
    return re.match(rf"(?i:{_GENERAL})", word) is not None


_ODD = re.compile(r"[A-ZÄÖÜ][\w’'.-]*(?:\d|[’'][A-ZÄÖÜ]|[a-zäöüß][A-ZÄÖÜ]|[A-ZÄÖÜ]{2})[\w’'.-]*")
_OF_A_PLACE = re.compile(
    r"(?:universität|hochschule|akademie|institut|zentrum|klinik\w*)e?s?$", re.IGNORECASE
)
"""What is called after places, where "und Rhein-Waal" goes on with places."""
_LONGEST_KIND = 60
"""Characters before a name in which the kind stands."""
_HYPHENED = re.compile(r"[A-ZÄÖÜ][\wäöüß]*(?:-[A-ZÄÖÜ\d][\wäöüß]*)+")


def without_kind(name: str, text: str) -> str:
    """The second word of "Verbund Holz-Bogen" where it is a name by itself, else "".

    It is one by its spelling, or where the text has it behind an article; two places joined by a
    hyphen ("Universität Duisburg-Essen") are none.
    """
    first, _, rest = name.partition(" ")
    regional = re.fullmatch(_regions(), rest)
    if not rest or regional or not re.fullmatch(kind(), first):
        return ""
    if " " in rest:
        capitals = all(word[:1].isupper() for word in rest.split())
        return rest if capitals and _stands_elsewhere(text, first, rest) else ""
    if _ODD.fullmatch(rest):
        return rest
    leading = "[Dd](?:er|ie|as|em|en|es)|beim|vom|zum|zur"
    if not _OF_A_PLACE.search(first):
        leading += "|und|mit|bei|von"
    behind = rf"\b(?:{leading}) {re.escape(rest)}(?![\w-])"
    alone = _HYPHENED.fullmatch(rest) and re.search(behind, text)
    return rest if alone else ""


def _stands_elsewhere(text: str, first: str, rest: str) -> bool:
    """Whether the words stand somewhere without the kind before them, which is no place's.

    `str.find`: a pattern would look at every word of the text for every name.
    """
    position = -1 if _OF_A_PLACE.search(first) else text.find(rest)
    while position >= 0:
        end = position + len(rest)
        whole = not (text[end : end + 1].isalnum() or text[end : end + 1] == "-")
        before = text[max(0, position - _LONGEST_KIND) : position]
        if whole and before[-1:].isspace() and before.split()[-1:] not in ([], [first]):
            return True
        position = text.find(rest, end)
    return False


def matches(sort: str, paragraph: str) -> Iterator[re.Match[str]]:
    """Where a sort of name shows itself in a paragraph, one of the keys of `patterns`."""
    needed = _needed().get(sort)
    if needed is not None and needed.search(paragraph) is None:
        return iter(())
    return patterns()[sort].finditer(paragraph)


@functools.cache
def _needed() -> dict[str, re.Pattern[str]]:
    """What a paragraph must hold at all: looked for first, at a twentieth of the time."""
    return {
        "devoted": re.compile(rf"{SPACE}(?:{_LINKS}){SPACE}"),
        "legal": re.compile(rf"{SPACE}(?:{legal_forms()})(?!\w)"),
    }
