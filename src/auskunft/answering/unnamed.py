"""Whether a sentence leaves unnamed what a question asks the name of.

"Wie heißt die Stiftung?": "von einer Stiftung der Industrie" does not say; nor does "im ganzen
Land" say in which towns, or an office which person.
"""

from __future__ import annotations

import re

from auskunft import german
from auskunft.answering.reader import Reading
from auskunft.domain import AnswerType
from auskunft.understanding.query import Query

_HOW_CALLED = re.compile(
    r"\b(?:[Ww]ie heiß(?:t|en)|[Ww]ie (?:lautet|ist) der Name|[Ww]hat is .+ called|name of)\b"
)
_WHICH_PERSON = re.compile(
    r"\b(?:welche Person|namentlich|mit Namen|die Namen|which person|by name|the names)\b",
    re.IGNORECASE,
)
_TOWN = re.compile(
    r"(?:\w*[Ss]t(?:adt|ädten?)|Ort(?:en?|schaft(?:en)?)?|Gemeinden?|towns?|cit(?:y|ies))"
)
_WHOLE_LAND = re.compile(r"(?:Land(?:es)?|Freistaat(?:es)?|Bundesland|Region|Ausland|landesweit)")
_ANY = re.compile(r"\b(?:eine[mnrs]?|ein|mehrere[nr]?|an?|some)\s+(?:[a-zäöüß]+\s+){0,2}$")
_ODD = re.compile(r"[„“\"»]|[A-ZÄÖÜ]\w*[A-ZÄÖÜ.\d]|-[A-ZÄÖÜ]")
_PERSON = re.compile(
    r"(?:Dr|Prof)\.|(?<!\S)[A-ZÄÖÜ][\w’-]+\s(?:(?:von|van|de|zu)\s)?[A-ZÄÖÜ][\w’-]+"
)


def repeats_question(query: Query, reading: Reading) -> bool:
    """Whether the span names nothing that the question does not name itself."""
    text = reading.candidate.view.text[reading.start : reading.end]
    nouns = {german.stem(word.text) for word in german.words(text) if word.text[:1].isupper()}
    asked = {german.stem(word.text) for word in german.words(query.question)}
    return bool(nouns) and nouns <= asked


def left_unnamed(query: Query, reading: Reading) -> bool:
    """Whether the short answer would be no name, where a name is asked for."""
    text = reading.candidate.view.text
    short, before = text[reading.start : reading.end], text[: reading.start]
    if not short:
        return False
    if query.expectation.type is AnswerType.PERSON and _WHICH_PERSON.search(query.question):
        return _PERSON.search(short) is None
    if _HOW_CALLED.search(query.question):
        unnamed = _ANY.search(before) is not None or repeats_question(query, reading)
        return unnamed and _ODD.search(short) is None
    if _TOWN.fullmatch(query.expectation.focus.rsplit(" ", maxsplit=1)[-1]):
        last = short.rsplit(maxsplit=1)[-1]
        return _WHOLE_LAND.fullmatch(last) is not None
    return False
