"""What an answer cannot do without, whatever else speaks for a sentence."""

from __future__ import annotations

import re

from auskunft import german
from auskunft.answering.amounts import (
    FIGURE_QUESTIONS,
    NEGATION,
    counts_part,
    counts_together,
    denied,
    shares_of_asked,
)
from auskunft.answering.arithmetic import PERCENT
from auskunft.answering.asked import stems
from auskunft.answering.belonging import belongs
from auskunft.answering.candidates import Candidate
from auskunft.answering.doubting import lacks_extreme, leaves_open, lists_others
from auskunft.answering.fitting import (
    TYPED,
    bounded_otherwise,
    counted,
    fits_type,
    lacks_figure,
    lacks_town,
    presumption_fails,
    tells_past_for_deadline,
)
from auskunft.answering.general_counts import of_one_thing, says_none
from auskunft.answering.indicators import PERSON, core
from auskunft.answering.joint_counts import is_joint
from auskunft.answering.opposites import opposed
from auskunft.answering.other_figures import asks_beyond, names_another
from auskunft.answering.payers import is_ministry, names_an_office, paid_by_another
from auskunft.answering.placed import of_another_place, of_other_time
from auskunft.answering.reader import Reading
from auskunft.answering.unnamed import left_unnamed
from auskunft.answering.wholes import related
from auskunft.domain import AnswerType, Quantity
from auskunft.understanding.discourse import names_a_council, refers_back
from auskunft.understanding.expectation import noun_type
from auskunft.understanding.intents import intents, tells_origin
from auskunft.understanding.query import Query
from auskunft.understanding.view import CorpusView

_BY_SO_MUCH = re.compile(r"\b(?:um|by)\s+(?:[a-zäöüß]+\s+){0,2}$", re.IGNORECASE)
_OF_ONE_THING = TYPED | FIGURE_QUESTIONS | {AnswerType.TERM}
"""What is asked of the thing that is named, and told of another by no sentence about that."""
_AS_SHARE = re.compile(r"\b(?:als Anteil|as (?:a )?share|Prozent|per ?cent)", re.IGNORECASE)
_TELLING = 2
"""Keys from which on a measure is told by its word ("FuE-Quote")."""
_ORIGINS = frozenset({"statement.origin", "statement.active"})
_IN_COMPANY = re.compile(r"(?:Gemeinsam|Zusammen|In Zusammenarbeit|Together) (?:mit|with)\b")
"""Opens with who helps in what another does."""
_EXISTS = re.compile(
    r"\b(?:seit wann|wie lange)\s+(?:gibt es|besteht|existiert)\b|\bhow long has\b.*\bexist",
    re.IGNORECASE,
)
_OF_EACH = re.compile(
    r"\b(?:je|jeweils|pro|per|jede[rsmn]?|ein|eine[rmn]?|each|every)\b"
    r"|\b(?:jähr|monat|wöchent|täg)lich",
    re.IGNORECASE,
)
"""Says what one has, or what is so each time."""
_ABSOLUTE = re.compile(
    r"\b(?:absolute[nr]?|absolut|(?:nicht|not) (?:pro|je|per) \w+)\b", re.IGNORECASE
)
_EURO = re.compile(r"\b(?:Euro|euros?|EUR)\b|€")
_PER = re.compile(r"\b(?:je|pro|per)\s+(?:\d|Kopf|Einwohner|head|capita|inhabitant)", re.IGNORECASE)
_OWN = re.compile(r"(?:Seine?[mnrs]?|Ihre?[mnrs]?|Dessen|Deren|Its|Their)\s+[A-ZÄÖÜa-z]")
"""Opens with a part of what was named before."""
_WHOSE = re.compile(
    r"[^,;.]*,\s+(?:(?:an|in|bei|mit|von|zu)\s+)?(?:dem|denen|der|die|das|deren|dessen)\b"
)
"""A relative clause right behind a name."""
_SO_MUCH_MORE = re.compile(
    r"[^,;.]{0,30}\b(?:mehr|weniger|höher|niedriger|hinzu|dazu|more|less|fewer|higher|lower)\b"
)


def forbidden(query: Query, view: CorpusView, reading: Reading) -> bool:
    """Whether it is certain to speak of something else: a part, a kind, a person, another thing."""
    candidate, kind = reading.candidate, query.expectation.type
    return (
        (kind in FIGURE_QUESTIONS and _counts_otherwise(query, view, reading))
        or (kind in _OF_ONE_THING and _of_other_things(query, candidate))
        or (kind in FIGURE_QUESTIONS and is_joint(query, view, reading))
        or (kind in FIGURE_QUESTIONS and of_another_place(query, view, candidate.view))
        or (kind in FIGURE_QUESTIONS and of_other_time(query, candidate.view, reading.start))
        or (kind in FIGURE_QUESTIONS and paid_by_another(query, view, reading))
        or (kind in FIGURE_QUESTIONS and _tells_opposite(query, candidate))
        or _lacks_denial(query, reading)
        or bounded_otherwise(query, candidate)
        or _level_for_change(query, reading)
        or _total_for_average(query, candidate)
        or presumption_fails(query, view, candidate)
        or tells_past_for_deadline(query, candidate)
        or lacks_extreme(query, candidate.view)
        or leaves_open(query, candidate.view.text, always=True)
        or (kind in FIGURE_QUESTIONS and _named_for_another(query, view, reading))
        or lacks_town(query, candidate.view.text)
        or left_unnamed(query, reading)
        or _share_for_amount(query, reading)
        or _no_money(query, candidate)
        or _rate_for_absolute(query, candidate)
        or _others_founded(query, view, reading)
        or of_one_thing(query, view, candidate.view)
        or (says_none(query, view, candidate.view) and counts_unrelated(query, view, reading))
        or not belongs(query, view, candidate.view, reading.span)
    )


def _tells_opposite(query: Query, candidate: Candidate) -> bool:
    """Whether men are asked for, and the sentence speaks of women alone."""
    return opposed(stems(query.question), stems(candidate.view.text), surely=True)


def _lacks_denial(query: Query, reading: Reading) -> bool:
    """Whether the question denies something and the sentence nothing; reasons need not.

    Where a figure is asked for, it is the figure's own part of the sentence that must.
    """
    text = reading.candidate.view.text
    if query.expectation.type in FIGURE_QUESTIONS:
        begins = text.rfind(";", 0, reading.start) + 1
        ends = text.find(";", reading.end)
        text = text[begins : ends if ends >= 0 else len(text)]
    denies = denied(query) and query.expectation.type is not AnswerType.REASON
    return denies and NEGATION.search(text) is None


def _of_no_indicator(query: Query, view: CorpusView, candidate: Candidate) -> bool:
    """Whether the question names what an indicator measures, and the sentence says none of it."""
    telling = [term.keys for term in query.terms if len(term.keys) >= _TELLING]
    if not telling:
        return False
    said = candidate.view.keys | view.context_keys(candidate.view.number)
    measured = {heart for heart in map(core, view.facts) if len(heart) >= _TELLING}
    return any(heart <= {*keys} and not heart & said for keys in telling for heart in measured)


def _share_for_amount(query: Query, reading: Reading) -> bool:
    """Whether an amount is asked for ("Wie hoch ist der Anteil in Euro?"), and a share told."""
    short = reading.candidate.view.text[reading.start : reading.end]
    amount = query.expectation.type is AnswerType.AMOUNT and not _AS_SHARE.search(query.question)
    in_money = amount and any(noun_type(one.text) is AnswerType.SHARE for one in query.terms)
    return in_money and (PERCENT in short or "%" in short)


def _no_money(query: Query, candidate: Candidate) -> bool:
    """Whether so many euros are asked for, and the sentence has figures, but of nothing paid."""
    asked = query.expectation.type is AnswerType.AMOUNT
    euros = asked and _EURO.search(query.expectation.focus) is not None
    text, figures = candidate.view.text, candidate.view.quantities
    paid = any(german.magnitude(one.unit)[0] != 1 for one in figures) or _EURO.search(text)
    return euros and bool(figures) and not paid


def _rate_for_absolute(query: Query, candidate: Candidate) -> bool:
    """Whether a number is asked for and none for each of so many ("absolut, nicht pro Kopf")."""
    return (
        _ABSOLUTE.search(query.question) is not None
        and _PER.search(candidate.view.text) is not None
    )


def _others_founded(query: Query, view: CorpusView, reading: Reading) -> bool:
    """Whether it is asked when a thing came into being, and it is told of others, its spin-offs."""
    dated = query.expectation.type is AnswerType.DATE and bool(query.entities)
    exists = _EXISTS.search(query.question) is not None
    if not dated or not (exists or tells_origin(query.question) & _ORIGINS):
        return False
    sentence = reading.candidate.view
    if _behind_another(query, view, reading):
        return True  # "Gemeinsam mit X betreibt Y seit 2020 ein Labor"
    said = frozenset[str]() if exists else intents(sentence.text) & _ORIGINS
    return bool(said) and not said & tells_origin(sentence.text)


def _behind_another(query: Query, view: CorpusView, reading: Reading) -> bool:
    """Whether the thing named last before the short answer is another than the one asked about."""
    sentence, asked = reading.candidate.view, {*query.entity_numbers}
    if asked & sentence.topics and _IN_COMPANY.match(sentence.text) is None:
        return False
    before = [one[0] for one in view.things_in(sentence.number) if one[1] < reading.start]
    return bool(asked & {*before}) and before[-1] not in asked


def _named_for_another(query: Query, view: CorpusView, reading: Reading) -> bool:
    """Whether the thing that its sentence names right before the figure is another.

    "2023 gingen aus dem Holzbund 27 Patente hervor": these are none of the Werkkreis. Where the
    sentence goes on about what was named before, only a relative clause is of what it names.
    """
    sentence, asked = reading.candidate.view, {*query.entity_numbers}
    exact = any(one.exact for one in query.entities)
    number = german.find_numbers(sentence.text[reading.start : reading.end])
    if not exact or not number or asked & {*sentence.mentioned} or _OWN.match(sentence.text):
        return False
    before = [one for one in view.things_in(sentence.number) if one[1] < reading.start]
    if not before or before[-1][0] in asked:
        return False
    whose = _WHOSE.match(sentence.text, before[-1][2], reading.start)
    return whose is not None or not refers_back(sentence.text)


def told_elsewhere(query: Query, view: CorpusView, reading: Reading) -> bool:
    """Whether a sentence lacks what hardly any answer can do without."""
    return seems_elsewhere(query, view, reading) or _surely_elsewhere(query, view, reading)


def _surely_elsewhere(query: Query, view: CorpusView, reading: Reading) -> bool:
    candidate = reading.candidate
    return (
        (query.expectation.type is AnswerType.PERSON and counted(reading))
        or (is_ministry(query.expectation.focus) and not names_an_office(candidate.view.text))
        or leaves_open(query, candidate.view.text)
        or lists_others(query, view, candidate.view)
        or _counts_a_part(query, view, reading)
        or _of_no_indicator(query, view, candidate)
        or forbidden(query, view, reading)
    )


def seems_elsewhere(query: Query, view: CorpusView, reading: Reading) -> bool:
    """Whether a sentence has no figure, reason or denial where one is asked for, or another's.

    Words for what is counted are too many to know all ("Leute", "Arbeitsplätze", "Personen"), so
    that a sentence which is believed is an answer all the same, where no other one is.
    """
    candidate, kind = reading.candidate, query.expectation.type
    beyond = asks_beyond(query, candidate.view) or names_another(query, candidate)
    return (
        lacks_figure(query, candidate)
        or (kind in FIGURE_QUESTIONS and beyond)
        or not fits_type(query, candidate)
        or counts_unrelated(query, view, reading)
    )


def only_seems_elsewhere(query: Query, view: CorpusView, reading: Reading) -> bool:
    """Whether nothing but `seems_elsewhere` speaks against a sentence.

    Nor is it told elsewhere of a thing that the question names and this passage does not.
    """
    open_here = reading.candidate.wide.unexplained
    named = any(one.qualifier and not one.known and set(one.keys) <= view.keys for one in open_here)
    return not named and not _surely_elsewhere(query, view, reading)


def _level_for_change(query: Query, reading: Reading) -> bool:
    """Whether by how much something changed is asked, and the sentence says what it came to."""
    change = query.has("operation.up", "operation.down", "operation.growth")
    if query.expectation.type not in FIGURE_QUESTIONS or not change:
        return False
    if not query.has("operation.difference"):
        return False
    text = reading.candidate.view.text
    said = _BY_SO_MUCH.search(text[: reading.start]) or _SO_MUCH_MORE.match(text, reading.end)
    return said is None


def _total_for_average(query: Query, candidate: Candidate) -> bool:
    """Whether what each has on average is asked, and the sentence says it of none and of no one."""
    if query.expectation.type not in FIGURE_QUESTIONS or not query.has("operation.average"):
        return False
    text = candidate.view.text
    return "operation.average" not in intents(text) and _OF_EACH.search(text) is None


def counts_unrelated(query: Query, view: CorpusView, reading: Reading) -> bool:
    """Whether the figure that would be the short answer counts things of another kind."""
    wanted = _wanted(query, view)
    nouns = [view.interpreter.keys(one.noun) for one in _counted(reading)] if wanted else []
    return bool(nouns) and not any(related(view, wanted, noun) for noun in nouns if noun)


def _counts_a_part(query: Query, view: CorpusView, reading: Reading) -> bool:
    """Whether it is only the last of several ("Firmen, Kammern und drei Schulen")."""
    wanted = _wanted(query, view)
    return bool(wanted) and any(
        counts_part(view, one) and not wanted & view.interpreter.keys(one.noun)
        for one in _counted(reading)
    )


def _wanted(query: Query, view: CorpusView) -> frozenset[str]:
    """The keys of what is to be counted; none where no number is asked for."""
    if query.expectation.type is not AnswerType.COUNT:
        return frozenset()
    wanted = view.interpreter.keys(query.expectation.focus)
    council = any(names_a_council(term.text) for term in query.terms)
    return wanted | {PERSON} if wanted and council else wanted  # who belong to it are people


def _counted(reading: Reading) -> list[Quantity]:
    """The numbers with a noun in the span that would be the short answer."""
    begin = reading.candidate.view.sentence.start
    start, end = begin + reading.start, begin + reading.end
    return [
        quantity
        for quantity in reading.candidate.view.quantities
        if quantity.start < end and start < quantity.end and quantity.noun and not quantity.unit
    ]


def _counts_otherwise(query: Query, view: CorpusView, reading: Reading) -> bool:
    """Whether the figure that would be the short answer counts more or less than is asked for."""
    begin = reading.candidate.view.sentence.start
    start, end = begin + reading.start, begin + reading.end
    return any(
        counts_together(query, view, quantity) or shares_of_asked(query, view, quantity)
        for quantity in reading.candidate.view.quantities
        if quantity.start < end and start < quantity.end
    )


def _of_other_things(query: Query, candidate: Candidate) -> bool:
    """Whether a thing is asked about and the sentence names only others, nor stands beside it."""
    view = candidate.view
    others = (view.topics | {*view.mentioned}) - {*query.entity_numbers}
    return bool(query.entities and others) and not candidate.near
