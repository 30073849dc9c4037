"""From the words of a standalone question to a `Query`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from auskunft import german
from auskunft.domain import AnswerType, Expectation, Period, Span
from auskunft.german.number_words import cardinal
from auskunft.understanding.answer_forms import as_definition, in_form, without_form
from auskunft.understanding.expectation import expected_answer, noun_type
from auskunft.understanding.figures_named import figures_named, targets_called
from auskunft.understanding.glossary import Term
from auskunft.understanding.intents import intents
from auskunft.understanding.metonyms import with_payers
from auskunft.understanding.names import Names
from auskunft.understanding.preambles import (
    asking_part,
    of_asker,
    question_proper,
    tells_how,
    told_of_asker,
)
from auskunft.understanding.query import EntityMention, PeriodMention, Query, RegionMention
from auskunft.understanding.question_words import cue_words
from auskunft.understanding.regions import Regions
from auskunft.understanding.spelling import correct
from auskunft.understanding.unknown_names import UnknownNames
from auskunft.understanding.view import CorpusView

_ONE_WORD = re.compile(r"\b(?P<how>[Ww])ie(?P<much>viele?[rn]?)\b")
"""How "wie viel" was written until 1996."""
_GIBTS = re.compile(r"\b(?P<verb>[Gg]ibt)['’]?s\b")
_POSSESSIVE = re.compile(
    r"\b(?!(?:It|That|What|Who|Where|When|How|There|Here|Let)\b)(?P<name>[A-ZÄÖÜ][\w.]*\w)['’]s\b"
)
"""A name's genitive ("the LVA's rooms"); "What's" and the like are none."""

_EXTENT = "Fläche"
"""What is asked for where only a region is named ("Wie groß ist …?")."""
_TOLD_BY_THE_ANSWER = frozenset({AnswerType.PLACE, AnswerType.DATE, AnswerType.DURATION})
_HELD_AGAINST = frozenset(
    f"operation.{name}"
    for name in ("more", "less", "older", "younger", "compare", "sum", "difference", "ratio")
)
_LONG = frozenset({"lang", "lange", "long"})
_SEPARABLE_WORDS = 3
_YEARS_BEFORE = re.compile(
    r"\b(?P<count>\w+)\s+(?:Jahre?|years?)\s+(?:zuvor|davor|früher|vorher|before|earlier)\b",
    re.IGNORECASE,
)
_FEW_WORDS = 4
_PLACED = frozenset(
    {"im", "in", "am", "an", "bei", "beim", "von", "vom", "der", "des", "fuer", "zu", "zum", "zur"}
)
"""What stands behind the noun of keywords ("Geräte im LinsenWerk?")."""
_VERB_ENDINGS = ("en", "t", "te", "ten")
_NOUN_ENDINGS = (
    "ungen",
    "ionen",
    "quote",
    "rate",
    "dichte",
    "keiten",
    "heiten",
    "schaft",
    "taet",
    "heit",
    "keit",
)


class Understanding:
    """Understands questions to one corpus."""

    def __init__(self, view: CorpusView) -> None:
        self.view = view
        self.names = Names(view)
        self._unknown_names = UnknownNames(view, self.names)
        self.regions = Regions(tuple(view.documents.values()))
        self._own_regions = {document.region for document in view.documents.values()}
        glossary = view.glossary
        self._known_stems = view.stems | glossary.vocabulary | glossary.filler
        self._known_words = german.stop_words() | self.regions.single_words
        self._vocabulary = german.Vocabulary((*self.names.parts, *view.words, *glossary.words))

    def query(self, question: str) -> Query:
        """Everything that can be read off a standalone question.

        The query's `question` has typing errors put right and names as the documents spell them;
        offsets refer to it.
        """
        typed = " ".join(question.split())
        proper = question_proper(typed, self.view, self.names, self.regions)
        typed, form = _without_form(as_definition(proper))
        language = "en" if german.is_english(typed) else "de"
        if language == "en":
            typed = _POSSESSIVE.sub(r"\g<name>", typed)
        text, corrections = correct(
            typed,
            known_stems=self._known_stems,
            known_words=self._known_words,
            vocabulary=self._vocabulary,
            language=language,
        )
        text = with_payers(text, self._own_regions)
        text = _ONE_WORD.sub(r"\g<how>ie \g<much>", text)
        text = _GIBTS.sub(r"\g<verb> es", text)
        regions = self.regions.find(text)
        documents = _documents(regions) or tuple(self.view.documents)
        entities = self._entities(text, documents)
        spelled = self.names.spelled(text, entities)
        if spelled != text:
            text, entities = spelled, self._entities(spelled, documents)
            regions = self.regions.find(text)
        regions = _outside(regions, entities)
        asked_for = tuple(one for one in regions if not of_asker(text[: one.start]))
        periods = _outside_names(_periods(text), entities)
        taken = [
            *(part for mention in entities for part in mention.parts),
            *(Span(region.start, region.end) for region in regions),
            *(Span(period.start, period.end) for period in periods),
        ]
        expectation = in_form(_expectation(text), form)
        terms = _without_kind_of_answer(self._terms(text, taken), expectation)
        if expectation.type is AnswerType.LIST and expectation.focus not in text:
            terms = (*self.view.interpreter.terms(expectation.focus), *terms)
        asked_how = _asked_how(_without_regions(text, regions), entities)
        if regions and not terms and not entities and "scope.extent" in asked_how:
            terms = self.view.interpreter.terms(_EXTENT)
        return Query(
            question=text,
            language=language,
            intents=asked_how,
            expectation=expectation,
            terms=terms,
            entities=entities,
            unknown_names=self._unknown_names.find(text, taken, ignore=self._known_words),
            periods=periods,
            regions=asked_for,
            figures=figures_named(text, [*taken, *_of_asker(text, expectation)], language),
            corrections=corrections,
        )

    def _entities(self, text: str, documents: tuple[str, ...]) -> tuple[EntityMention, ...]:
        """The things named, but for what a whole document is about and what indicators measure.

        What a measure's abbreviation stands for may be asked.
        """
        held = bool(_HELD_AGAINST & intents(text))
        expanded = "describe.expansion" in intents(text)
        found = self.names.find(text, documents, several=held)
        if found and held:
            found = (*found, *self._elsewhere(text, documents, found))
        return tuple(
            mention
            for mention in sorted(found, key=lambda one: one.start)
            if not all(map(self.view.runs_through, mention.entities))
            and (expanded or not self.view.measures.issuperset(mention.entities))
        )

    def _elsewhere(
        self, text: str, documents: tuple[str, ...], found: tuple[EntityMention, ...]
    ) -> tuple[EntityMention, ...]:
        """What is named of other documents, to be held against something of these."""
        others = tuple(one for one in self.view.documents if one not in documents)
        return tuple(
            mention
            for mention in (self.names.find(text, others) if others else ())
            if mention.exact
            and all(mention.end <= one.start or one.end <= mention.start for one in found)
        )

    def _terms(self, text: str, taken: list[Span]) -> tuple[Term, ...]:
        """What is asked for: no filler, nothing that is part of a name, region or period."""
        whole = _with_whole_verb(text)
        if whole != text and self.view.interpreter.keys(whole.split()[-1]) & self.view.keys:
            text = whole
        figures = [Span(n.start, n.start + len(n.spelling)) for n in german.find_numbers(text)]
        figures += targets_called(text)
        return tuple(
            term
            for term in self.view.interpreter.terms(text)
            if not term.filler
            and not any(_overlaps(span, term) for span in taken)
            and not any(span.start <= term.start and term.end <= span.end for span in figures)
        )


def _asked_how(text: str, entities: Iterable[EntityMention]) -> frozenset[str]:
    """The intents of a question; no name tells what is to be computed ("Start-Plus")."""
    letters = list(text)
    for mention in entities:
        for part in mention.parts:
            letters[part.start : part.end] = "x" * (part.end - part.start)
    outside = intents("".join(letters))
    return frozenset(one for one in intents(text) if one in outside or not tells_how(one))


def _without_regions(text: str, regions: Sequence[RegionMention]) -> str:
    """The question with a mark for each region: "Lower Saxony" asks for nothing lower."""
    for region in reversed(regions):
        text = f"{text[: region.start]}Land{text[region.end :]}"
    return text


def _without_kind_of_answer(terms: tuple[Term, ...], expectation: Expectation) -> tuple[Term, ...]:
    """The terms without those that only say that a place or time is asked for ("welche Stadt")."""
    if expectation.type not in _TOLD_BY_THE_ANSWER:
        return terms
    kept = tuple(
        term
        for term in terms
        if term.known
        or not (
            noun_type(term.text) is expectation.type
            or (expectation.type is AnswerType.DURATION and german.fold(term.text) in _LONG)
        )
    )
    return kept or terms


def _with_whole_verb(text: str) -> str:
    """A separated verb put together at the end: "Wann läuft es aus?" reads "… ausläuft"."""
    found = german.separated_verb(text)
    if found is None:
        return text
    verb, prefix = found
    blank = " " * len(verb.text)
    rest = f"{text[: verb.start]}{blank}{text[verb.end : prefix.start]}"
    return f"{rest}{prefix.text}{verb.text}"


def _without_form(question: str) -> tuple[str, AnswerType | None]:
    """The question without the form of its figure; "in Euro" stays where it tells what is asked."""
    rest, form = without_form(question)
    told = expected_answer(rest).type is AnswerType.SHARE or "scope.money" in intents(rest)
    return (rest, form) if form is not AnswerType.AMOUNT or told else (question, None)


def _expectation(text: str) -> Expectation:
    """What the question expects; one that opens with a verb is a yes-no question."""
    found = expected_answer(text)
    start, end = asking_part(text)
    asked = text[start:end].strip()
    words = german.words(asked)
    if found.type is not AnswerType.ANY or asked[-1:] != "?" or len(words) < _SEPARABLE_WORDS:
        return found
    first = words[0].text
    verb = (
        first.endswith(_VERB_ENDINGS)
        and german.fold(first) not in cue_words().no_verbs
        and not german.fold(first).endswith(_NOUN_ENDINGS)
        and german.stem(words[1].text) != german.stem(first)
        and not (
            (len(words) <= _FEW_WORDS or first.endswith(("igte", "igten")))
            and german.fold(words[1].text) in _PLACED  # "Beschäftigte im …", "Geräte in …"
        )
    )
    return Expectation(AnswerType.YES_NO) if verb else found


def _of_asker(text: str, expectation: Expectation) -> list[Span]:
    """What those who ask say of themselves, where nothing is held against it."""
    compared = any(map(tells_how, intents(text))) or expectation.type is AnswerType.YES_NO
    return [] if compared else [Span(*told_of_asker(text))]


def _outside_names(
    periods: tuple[PeriodMention, ...], entities: tuple[EntityMention, ...]
) -> tuple[PeriodMention, ...]:
    """The years but for those that belong to a name ("Kurs Küste 2030")."""
    named = [part for mention in entities for part in mention.parts]
    return tuple(
        one for one in periods if not any(p.start <= one.start and one.end <= p.end for p in named)
    )


def _periods(text: str) -> tuple[PeriodMention, ...]:
    found = tuple(
        PeriodMention(mention.period, mention.start, mention.end)
        for mention in german.find_periods(text)
    )
    return (*found, *_years_before(text, found))


def _years_before(text: str, found: tuple[PeriodMention, ...]) -> tuple[PeriodMention, ...]:
    """The year that "zwei Jahre zuvor" means beside the one that is named."""
    match = _YEARS_BEFORE.search(text)
    count = cardinal(german.fold(match["count"])) if match else None
    years = [one.period.first for one in found if one.period.first == one.period.last]
    if match is None or not count or len(years) != len(found) or len(years) != 1:
        return ()
    year = years[0] - int(count)
    return (PeriodMention(Period(year, year), *match.span()),)


def _overlaps(span: Span, term: Term) -> bool:
    return span.start < term.end and term.start < span.end


def _documents(regions: tuple[RegionMention, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(d for region in regions for d in region.documents))


def _outside(
    regions: tuple[RegionMention, ...], entities: tuple[EntityMention, ...]
) -> tuple[RegionMention, ...]:
    """The regions that are no part of a name ("Bayern-Zentrum")."""
    return tuple(
        region
        for region in regions
        if not any(
            part.start < region.end and region.start < part.end
            for mention in entities
            for part in mention.parts
        )
    )
