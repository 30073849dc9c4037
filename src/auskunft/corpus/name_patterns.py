"""How names show themselves in a text: patterns over spelling and the words around."""

from __future__ import annotations

import functools
import re

from auskunft.corpus.vocabulary import vocabulary

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


@functools.cache
def kind() -> str:
    """A word that ends in a kind of organisation: "Tumorzentrum", "Saale-Institut"."""
    heads = sorted(vocabulary()["names"]["heads"].split(), key=len, reverse=True)
    ends = "|".join(heads)
    return rf"(?:(?i:[\wÄÖÜäöüß-]*(?:{ends}))(?:e?s|en)?)(?![\w-])"


@functools.cache
def legal_forms() -> str:
    """Either of the legal forms that close a name."""
    return "|".join(re.escape(form) for form in vocabulary()["names"]["legal_forms"])


@functools.cache
def patterns() -> dict[str, re.Pattern[str]]:
    """What shows a name, by sort: the kind before it, a legal form behind it."""
    head = rf"(?<![\w-])(?=[A-ZÄÖÜ])(?P<head>{kind()})"
    name = rf"(?:{CAPITALISED})"
    legal = legal_forms()
    titles = "|".join(re.escape(title) for title in vocabulary()["names"]["titles"])
    return {
        "apposed": re.compile(
            rf"{head}{SPACE}(?P<name>(?!(?:{kind()}){SPACE})(?:{name}(?:{SPACE}{name}){{0,3}}))"
        ),
        "devoted": re.compile(
            rf"{head}{SPACE}(?P<link>für|zur|of|for){SPACE}"
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
        "person": re.compile(
            rf"(?:(?:{titles}){SPACE}?)+{SPACE}"
            rf"(?P<whole>{name}(?:{SPACE}[A-Z]\.)?{SPACE}(?:(?:von|van|zu){SPACE})?{name})"
        ),
    }
