"""Whether what a sentence says belongs to the thing asked about, or to another one beside it.

Each rule looks at how the sentence names whose figure, date or person it gives: as a thing of
its own, as a part ("Seine Arbeitsgruppe …"), as one of several ("das Büro in Paris …").
"""

from __future__ import annotations

import re

from auskunft import german
from auskunft.answering.amounts import FIGURE_QUESTIONS
from auskunft.answering.other_figures import said_before
from auskunft.answering.placed import NO_PLACES
from auskunft.domain import AnswerType, Span
from auskunft.understanding.discourse import (
    introduces_subject,
    names_a_council,
    names_a_kind,
    names_a_part,
    refers_back,
)
from auskunft.understanding.query import Query
from auskunft.understanding.view import CorpusView, SentenceView

_OF_ONE = FIGURE_QUESTIONS | {AnswerType.PERSON, AnswerType.YES_NO}
"""Questions for what belongs to one thing alone: a sentence about another does not tell it."""
_GIVEN = FIGURE_QUESTIONS | {AnswerType.PERSON, AnswerType.DATE, AnswerType.PLACE}
"""Questions that are answered by a figure, date, person or place in a sentence."""
_CLAUSE = re.compile(r";|,\s+(?:während|wohingegen)\b|\s+[–—]\s+")
_PLACED = re.compile(r"\b(?P<preposition>in|mit|with)\s+(?P<name>[A-ZÄÖÜ][\wäöüß.-]+)")
_IN = re.compile(r"\b(?:in|In)\s+(?P<name>[A-ZÄÖÜ][\wäöüß-]+)")
_WITH = re.compile(
    r"\b(?:mit|Mit)\s+(?:(?:de[mnr]|[a-zäöüß]+en)\s+)*(?:[A-ZÄÖÜ][\wäöüß-]+\s+)?"
    r"(?P<name>[A-ZÄÖÜ][\wäöüß-]+)"
)
_BESIDE = {"in": _IN, "mit": _WITH, "with": _WITH}
_NEW_THING = re.compile(
    r"\b(?:einen?|eine[rm]?|a|an)\s+(?:[a-zäöüß]+\s+)*(?P<thing>[A-ZÄÖÜ][^,;:]*?)\s+(?:mit|with)\s+"
    r"(?:[a-zäöüß]+\s+){0,2}$"
)
_OPENING = re.compile(r"\w+\s+(?:[a-zäöüß]+\s+)*(?P<thing>[A-ZÄÖÜ][\w-]*)")
_CONTRAST = re.compile(r"(?:Anders als|Im (?:Unterschied|Gegensatz) zu[mr]?|Unlike)\b")
_ARTICLE_LONG = 20
"""Characters that an article and a kind may take before a name."""
_FROM_PLACE = re.compile(r"(?:Aus|In|Am Standort)\s+(?P<name>[A-ZÄÖÜ][\w-]+)\s+[a-zäöüß]")
"""Opens with a place."""
_IN_PLACE = re.compile(r"[“”»«\"]?\s+in\s+(?P<name>[A-ZÄÖÜ][\w-]+)")
"""The place behind a name ("das Haus in Kassel")."""
_PLAIN_COUNCIL = re.compile(r"(?:landes|fach|experten)(?P<kind>beirat|rat|kuratorium)")
"""A council whose first part names no field of its own ("Landesbeirat")."""
_SHORTEST_FIELD = 6
_COPULA = re.compile(r"\b(?:ist|war|bildet|gilt als|is|was)\s*$")
_GENITIVE = re.compile(r"\b[A-ZÄÖÜ][\wäöüß]+ (?:des|der) [A-ZÄÖÜ][\wäöüß-]+")
_BY_WHOM = re.compile(
    r"\b(?:vom|von|durch)\s[^,;]*?\b[a-zäöüß]+te[rsnm]?\s+(?P<thing>[A-ZÄÖÜ][\wäöüß.-]+)"
)
_POSSESSIVE = re.compile(r"\b(?:Seine?[nmrs]?|Ihre?[nmrs]?|Its|Their)\s+(?P<thing>[A-ZÄÖÜ]\w+)")


def belongs(query: Query, view: CorpusView, sentence: SentenceView, span: Span) -> bool:
    """Whether the span that would be the short answer is one of the thing that is asked about."""
    kind = query.expectation.type
    if kind in _OF_ONE and _borrowed(query, view, sentence):
        return False
    if kind in _GIVEN and (
        _of_new_thing(query, view, sentence, span)
        or _of_neighbour(query, view, sentence, span)
        or _of_part(query, view, sentence)
        or _in_contrast(query, view, sentence)
        or lacks_council(query, view, sentence)
        or _of_other_place(query, view, sentence)
    ):
        return False
    if kind is AnswerType.PERSON and _by_whom_else(query, view, sentence, span):
        return False
    return kind is not AnswerType.YES_NO or names_all(query, sentence)


def _borrowed(query: Query, view: CorpusView, sentence: SentenceView) -> bool:
    """Whether only sentences before say what is asked, and this one opens with another thing."""
    own = sentence.topics & {*sentence.mentioned}
    if not own or refers_back(_before_names(view, sentence)):
        return False
    if _other_bearer(query, view, sentence):
        return True
    around = view.context_keys(sentence.number)
    return any(
        set(term.keys) <= around for term in said_before(query, view, sentence) if not term.known
    )


def _before_names(view: CorpusView, sentence: SentenceView) -> str:
    """The sentence up to the first thing that it names."""
    starts = (
        mention.start - sentence.sentence.start
        for number in sentence.mentioned
        for mention in view.entities[number].entity.mentions
    )
    return sentence.text[: min((s for s in starts if s >= 0), default=len(sentence.text))]


def _other_bearer(query: Query, view: CorpusView, sentence: SentenceView) -> bool:
    """Whether the question names a thing by kind and genitive that other sentences name so."""
    for match in _GENITIVE.finditer(query.question):
        name = match.group()
        if not names_a_kind(name.split()[0]) or german.fold(name) in german.fold(sentence.text):
            continue
        if any(german.fold(name) in german.fold(d.text) for d in view.documents.values()):
            return True
    return False


def _of_new_thing(query: Query, view: CorpusView, sentence: SentenceView, span: Span) -> bool:
    """Whether the sentence brings in a thing that is not asked about, and the span is its.

    "Ein zweiter Park …" where a thing is named, "unterhält eine Abteilung mit 740 …" (whose name
    an English question says in English).
    """
    named = set(query.entity_numbers)
    brought_in = introduces_subject(sentence.text) and not refers_back(sentence.text)
    if named and brought_in and not named & {*sentence.mentioned}:
        opening = _OPENING.match(sentence.text)
        return opening is not None and not _asked(query, view, opening["thing"])
    match = _NEW_THING.search(sentence.text[: span.start])
    if match is None or query.english or _COPULA.search(sentence.text[: match.start()]):
        return False
    return not _asked(query, view, match["thing"])


def _of_part(query: Query, view: CorpusView, sentence: SentenceView) -> bool:
    """Whether it is a part of the thing that the sentence is about ("Seine Arbeitsgruppe …")."""
    match = _POSSESSIVE.match(sentence.text)
    if match is None or not names_a_part(match["thing"]):
        return False
    return not _asked(query, view, match["thing"])


def _of_other_place(query: Query, view: CorpusView, sentence: SentenceView) -> bool:
    """Whether it opens with a place where the thing asked about is not ("Aus Au gingen …").

    Where a thing is says the text right behind its name ("das Haus Brückau in Talheim").
    """
    opening = _FROM_PLACE.match(sentence.text)
    if (
        opening is None
        or opening["name"] in NO_PLACES
        or {*query.entity_numbers} & {*sentence.mentioned}
    ):
        return False
    own = {
        match["name"]
        for number in query.entity_numbers
        for mention in view.entities[number].entity.mentions
        if (match := _IN_PLACE.match(_text(view, number), mention.end))
    }
    return bool(own) and not any(name in sentence.text for name in own)


def _text(view: CorpusView, number: int) -> str:
    return view.documents[view.entities[number].entity.document_id].text


def lacks_council(query: Query, view: CorpusView, sentence: SentenceView) -> bool:
    """Whether a council is asked about, and the passage here names none that may be it.

    "Der Beirat" may be the "Strategiebeirat", the "Wasserstoffbeirat" the "Landesbeirat
    Wasserstoff"; the "Innovationsrat" is no "Strategierat".
    """
    asked = {german.stem(one.text) for one in query.terms if names_a_council(one.text)}
    keys = (view.context_keys(sentence.number) | sentence.keys) if asked else frozenset[str]()
    said = [key for key in keys if names_a_council(key)]
    return bool(asked) and not any(
        one.endswith(council) or council.endswith(one) or _named_apart(one, council, keys)
        for one in asked
        for council in said
    )


def _named_apart(asked: str, council: str, keys: frozenset[str]) -> bool:
    """Whether what a council is for stands beside it ("Landesbeirat Wasserstoff")."""
    plain = _PLAIN_COUNCIL.fullmatch(council)
    field = asked.removesuffix(plain["kind"]) if plain else asked
    return field != asked and any(len(key) >= _SHORTEST_FIELD and key in field for key in keys)


def _in_contrast(query: Query, view: CorpusView, sentence: SentenceView) -> bool:
    """Whether what is asked about is named only for another to differ from ("Anders als X hat …").

    Where the sentence says of both the same, it would not say "anders".
    """
    match = _CONTRAST.match(sentence.text)
    named = view.things_in(sentence.number)
    if match is None or not query.entities:
        return False
    asked = [one for one in named if one[0] in {*query.entity_numbers}]
    return bool(asked) and all(one[1] <= match.end() + _ARTICLE_LONG for one in asked)


def _asked(query: Query, view: CorpusView, phrase: str) -> bool:
    """Whether the question names the thing, or a word of its name."""
    keys = view.interpreter.keys(query.question)
    return bool(keys & view.interpreter.keys(phrase))


def _of_neighbour(query: Query, view: CorpusView, sentence: SentenceView, span: Span) -> bool:
    """Whether the span's clause names another place or partner where the question names one.

    "Büros in Paris und Brüssel; das Büro in Paris leitet …" tells nothing of Brüssel, and "mit
    Hidamori" nothing of Monteverro.
    """
    clause = _clause(sentence.text, span)
    whole = clause == sentence.text
    if whole and refers_back(sentence.text):
        return False
    near = sentence.text if whole else clause
    about = " ".join(name for n in sentence.topics for name in view.entities[n].folded_names)
    for match in _PLACED.finditer(query.question):
        name, beside = match["name"], _BESIDE[match["preposition"]]
        if _is_region(query, match.start("name")) or german.fold(name) in about:
            continue
        others = [
            one
            for one in beside.finditer(near)
            if one["name"] != name and one["name"] not in NO_PLACES
        ]
        if others and name not in near and (whole or name in sentence.text):
            return True
    return False


def _clause(text: str, span: Span) -> str:
    """The part of the sentence that the span stands in, cut at semicolons and the like."""
    cuts = [0, *(match.start() for match in _CLAUSE.finditer(text)), len(text)]
    start = max(cut for cut in cuts if cut <= span.start)
    return text[start : min(cut for cut in cuts if cut >= max(span.end, start + 1))]


def _is_region(query: Query, start: int) -> bool:
    """Whether the question names a region there."""
    return any(region.start <= start < region.end for region in query.regions)


def _by_whom_else(query: Query, view: CorpusView, sentence: SentenceView, span: Span) -> bool:
    """Whether who is named acts on another thing ("das vom Bund geförderte Zentrum")."""
    for match in _BY_WHOM.finditer(sentence.text):
        if match.start() < span.start < span.end < match.start("thing"):
            named = _named_at(view, sentence, match.start("thing"))
            if named and query.entities:
                return not named & set(query.entity_numbers)
            return not _asked(query, view, match["thing"])
    return False


def _named_at(view: CorpusView, sentence: SentenceView, offset: int) -> set[int]:
    """The things whose names stand at the offset of the sentence."""
    place = sentence.sentence.start + offset
    return {
        number
        for number in sentence.mentioned
        if any(m.start <= place < m.end for m in view.entities[number].entity.mentions)
    }


def names_all(query: Query, sentence: SentenceView) -> bool:
    """Whether the sentence names, or is about, each thing that the question names."""
    there = sentence.topics | {*sentence.mentioned}
    return all(there & {*mention.entities} for mention in query.entities)


def is_of_others(query: Query, sentence: SentenceView) -> bool:
    """Whether a sentence names other things and is about none of those asked about."""
    named, about = {*query.entity_numbers}, sentence.topics | {*sentence.mentioned}
    return bool(named and sentence.mentioned) and not named & about
