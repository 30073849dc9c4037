"""Figures of another place or a longer time than the question names."""

from __future__ import annotations

import re

from auskunft import german
from auskunft.understanding.query import Query
from auskunft.understanding.view import CorpusView, SentenceView

_NAME = r"[A-ZÄÖÜ][\wäöüß-]+"
_PLACES = re.compile(
    rf"\b(?:[Ii]n|[Aa]us|[Ss]tandorten?)\s+(?P<names>(?:der\s+)?{_NAME}(?:,\s+{_NAME})*"
    rf"(?:\s+(?:und|oder|sowie|and)\s+(?:in\s+|aus\s+)?(?:der\s+)?{_NAME})?)"
)
_ONE = re.compile(_NAME)
NO_PLACES = frozenset(
    {"Betrieb", "Anspruch", "Kraft", "Höhe", "Form", "Zusammenarbeit", "Kooperation", "Zukunft"}
    | {"Summe", "Planung", "Bau", "Arbeit", "Auftrag", "Abstimmung", "Partnerschaft", "Angriff"}
    | {"Mitteln", "Beiträgen", "Sicht", "Gründen", "Anlass", "Deutschland", "Teilzeit", "Vollzeit"}
    | {"Folge", "Gang", "Ergänzung", "Trägerschaft", "Anlehnung", "Prozent", "Euro", "Zahlen"}
)
"""What stands behind a preposition without an article and is no place."""
_SEVERAL = 2
_EACH = re.compile(r"\b(?:je|jeweils|jede[rsmn]?|beziehungsweise|bzw|each|respectively)\b")
_SINCE_OR_UNTIL = re.compile(
    r"\b(?:seit|bis|since|until|by)\s+"
    r"(?:(?:zum|dem|Ende|Anfang|Mitte|Jahr|the|end|of)\s+)*\d{4}$",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"\s+(?:neu\s+)?\w+(?:et|en|ht|lt)e[nrms]?\b")
"""Behind the year of what is told by the way ("das 2014 gegründete Netz")."""
_NEXT_YEAR = re.compile(
    r"\b(?:Vorjahr\w*|Jahr (?:davor|zuvor|darauf|später|danach)|Jahre (?:davor|zuvor|später)"
    r"|year (?:before|after|later|earlier)|years (?:before|later|earlier))\b"
)
_CUMULATES = re.compile(
    r"\b(?:seit|bis|Stand|bisher|bislang|insgesamt|zwischen|schon|bereits|Ende|Anfang|Mitte"
    r"|soll(?:en)?|since|until|so far|total|between|end of|planned)\b",
    re.IGNORECASE,
)
_POINT = re.compile(r"\b(?:Ende|Anfang|Mitte)\s+(?:des Jahres\s+)?\d{4}$")
"""A day at which something else than what came before is counted."""
_FROM_TO = re.compile(r"\b(?:von|from)\s+\S+(?:\s+\S+)?\s+(?:auf|to)\s+\S*\d")
"""Tells what it was first, and then."""
_REACHED = re.compile(r"\b(?:auf|to)\s+(?:[a-zäöüß]+\s+){0,2}$")
"""Before what a number has come to ("stieg bis 2022 auf 96")."""


def of_another_place(query: Query, view: CorpusView, sentence: SentenceView) -> bool:
    """Whether the question names a place, and the sentence tells of others or of several.

    "Wie viele Leute arbeiten in Hof?": "Außenstellen gibt es in Hof und Passau. Dort arbeiten 36."
    """
    asked = _asked_places(query, view)
    if any(_says(sentence.text, place) for place in asked):
        return _among_others(sentence.text, asked)
    asked = {place for place in asked if f" der {place}" not in query.question}
    if not asked:
        return False
    if _places(sentence.text):
        return True
    number = view.previous(sentence.number)
    while number is not None:
        text = view.sentence_view(number).text
        if any(_says(text, place) for place in asked):
            return _among_others(text, asked)
        number = view.previous(number)
    return False


def _among_others(text: str, asked: set[str]) -> bool:
    """Whether a place is named in one breath with others that are not asked about."""
    lists = [{*_ONE.findall(match["names"])} for match in _PLACES.finditer(text)]
    return _EACH.search(text) is None and any(
        len(one) >= _SEVERAL and one & asked and one - asked for one in lists
    )


def _asked_places(query: Query, view: CorpusView) -> set[str]:
    """The places of the question that the corpus names, and that are no part of a name."""
    found = set[str]()
    for match in _PLACES.finditer(query.question):
        for one in _ONE.finditer(query.question, *match.span("names")):
            named = any(m.start <= one.start() < m.end for m in query.entities)
            region = any(r.start <= one.start() < r.end for r in query.regions)
            known = german.stem(one.group()) in view.stem_counts
            if not named and not region and known and one.group() not in NO_PLACES:
                found.add(one.group())
    return found


def _places(text: str) -> set[str]:
    """The places that a text names."""
    found = {
        one.group()
        for match in _PLACES.finditer(text)
        for one in _ONE.finditer(text, *match.span("names"))
    }
    return found - NO_PLACES


def _says(text: str, place: str) -> bool:
    return german.stem(place) in {german.stem(word.text) for word in german.words(text)}


def of_other_time(query: Query, sentence: SentenceView, start: int) -> bool:
    """Whether a single year is asked for, and the figure at `start` is of several, or of another.

    "Wie viele Vorhaben wurden 2022 bewilligt?": "Seit 2017 sind es bis Ende 2022 insgesamt 120".
    """
    asked = [mention.period for mention in query.periods]
    if len(asked) != 1 or asked[0].first != asked[0].last or _CUMULATES.search(query.question):
        return False
    text = sentence.text
    begin, end = text.rfind(";", 0, start) + 1, text.find(";", start)
    part = text[begin : end if end >= 0 else len(text)]
    if _REACHED.search(text[begin:start]) or _FROM_TO.search(part):
        return False
    longer = other = False
    for mention in german.find_periods(part):
        period = mention.period
        bounded = _SINCE_OR_UNTIL.search(part[: mention.end]) is not None
        if period == asked[0] and not bounded:
            of_other = (
                _POINT.search(part[: mention.end]) and "," in text[start : begin + mention.end]
            )
            return bool(of_other and longer)
        covers = period.first <= asked[0].first <= period.last
        single = period.first == period.last
        longer |= bounded or (covers and not single)
        other |= single and not bounded and _ATTRIBUTE.match(part, mention.end) is None
    return longer or (other and _NEXT_YEAR.search(part) is None)
