"""Questions about a part of a whole that sentences state: how many, what share, what is left."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from auskunft.answering import arithmetic
from auskunft.answering.amounts import NEGATION, denies, focus_terms, spelled
from auskunft.answering.arithmetic import Stated
from auskunft.answering.asked import LAND, asked
from auskunft.answering.belonging import belongs
from auskunft.answering.candidates import Candidate, period_missing
from auskunft.answering.drafting import Draft
from auskunft.answering.indicators import GENERIC
from auskunft.answering.indicators import PERSON as _PERSON
from auskunft.answering.matching import explain, similar_form
from auskunft.answering.parts import Part, asked_part, find_parts
from auskunft.answering.prose import quote
from auskunft.answering.prose_comparing import in_percent, with_half
from auskunft.answering.prose_figures import computed, hedged
from auskunft.answering.targets import compare_with
from auskunft.answering.wholes import comes_of
from auskunft.domain import Answer, AnswerType, Comparator, Computation, Quantity, Span
from auskunft.understanding.glossary import Term
from auskunft.understanding.intents import intents
from auskunft.understanding.view import SentenceView

_MONEY = "Euro"
_ENGLISH = 0.75
_IS = re.compile(r"\b(?:sind|ist|waren|war|are|is|were|was)\s+(?P<what>.*)$", re.DOTALL)
_SHARE_OF = re.compile(r"(?P<what>\w{4,}?)-?(?:anteil|quote)s?", re.IGNORECASE)
"""A share with what has it in one word ("Frauenanteil")."""
_IN_PERCENT = re.compile(r"\b(?:in Prozent|prozentual\w*|in per ?cent)\b", re.IGNORECASE)
_SHARE_WORD = "anteil"
_GRANTED = "bewilligen"
"""The key of what is granted or chosen: what is turned down is the rest of it."""


def answer_part(draft: Draft, found: Sequence[Candidate]) -> Answer | None:
    """The figure of a part, or of what is left without it; None where none is meant."""
    wanted = wanted_type(draft)
    if wanted is None or draft.query.intents & _OTHERWISE:
        return None
    parts = [part for part in find_parts(draft.view, found) if _is_counted(draft, part, wanted)]
    least = _ENGLISH if draft.query.english else 0.0
    part = asked_part(draft.view, telling_terms(draft), _names(draft), parts, least)
    if part is None and not draft.query.english:
        part = _so_far(draft, parts)
    if part is None or period_missing(draft.query, draft.view, part.part_at):
        return None
    denied = _denied(draft, part)
    if denied and NEGATION.search(part.telling):
        return None
    if wanted is AnswerType.SHARE:
        return _share(draft, part, denied=denied)
    return number_of(draft, part, denied=denied)


_AT = re.compile(r"\b(?:an|bei|in|mit|auf|at|in|with)\s+$", re.IGNORECASE)
_OTHERWISE = frozenset(
    {"operation.sum", "operation.difference", "operation.ratio", "operation.average"}
)


_SO_FAR = re.compile(
    r"\b(?:bisher|bislang|bereits|schon|erst|so far|already|"
    r"vorgesehen\w*|geplant\w*|angestrebt\w*)\b",
    re.IGNORECASE,
)


_UNTIL = re.compile(r"\b(?:bis|by|until)\s+(?:Ende|Anfang|Mitte)?\s*\d{4}\b", re.IGNORECASE)


def _denied(draft: Draft, part: Part) -> bool:
    """Whether what is asked for is what is left without the part."""
    query = draft.query
    other_side = {"part.quit", "part.refused"} & query.intents
    if other_side & intents(part.telling):
        return False  # the part itself is those who quit, or what was turned down
    if query.has("part.gone"):
        return "statement.still" in intents(part.telling)
    denied = query.has("part.quit") != (denies(query))
    return denied or query.has("part.refused") or _left(draft, part)


def _left(draft: Draft, part: Part) -> bool:
    """Whether what is still missing or left is asked for, and the part is what is done so far."""
    query = draft.query
    if query.has("part.gone"):
        return part.counted and "statement.still" in intents(part.telling)
    done = _SO_FAR.search(part.part_at.text) is not None or _UNTIL.search(part.telling) is not None
    return query.has("part.left", "part.missing") and part.counted and done


def _so_far(draft: Draft, parts: Sequence[Part]) -> Part | None:
    """The one part that is done so far, of what the question wants to know the rest of."""
    view, found = draft.view, list[Part]()
    terms = telling_terms(draft)
    for part in parts:
        keys = part.part_at.keys | view.context_keys(part.part_at.number)
        keys |= view.interpreter.keys(part.group_noun)
        if _MONEY in part.whole.unit:
            keys |= {"mittel"}
        left_open = explain(terms, keys, view.glossary, loose=similar_form(keys)).unexplained
        narrowing = [term for term in left_open if term.qualifier or term.known]
        if _left(draft, part) and not narrowing and (terms or draft.query.entities):
            found.append(part)
    return found[0] if len({part.part.start for part in found}) == 1 else None


def answer_majority(draft: Draft, found: Sequence[Candidate]) -> Answer | None:
    """Yes or no, where the share of a counted part decides it ("Sind die meisten …?")."""
    query = with_half(draft.query)
    if query.expectation.type is not AnswerType.YES_NO or len(query.figures) != 1:
        return None
    limit = in_percent(query.figures[0])
    if limit.unit != arithmetic.PERCENT or denies(query):
        return None
    parts = [part for part in find_parts(draft.view, found) if _is_exact(part)]
    part = asked_part(draft.view, telling_terms(draft), _names(draft), parts, _ENGLISH)
    if part is None or period_missing(query, draft.view, part.part_at):
        return None
    own, whole = _stated(draft, part)
    receipt = arithmetic.share(own, whole)
    exact = own.value * 100 / whole.value
    verdict = draft.say("yes" if compare_with(query, exact, limit.value) else "no")
    found_share = computed(draft, receipt, [own.citation, whole.citation], "share")
    return replace(found_share, text=f"{verdict}: {found_share.text}", short=verdict)


def _is_exact(part: Part) -> bool:
    """Whether both are plain counts, not bounds or shares."""
    bounds = {part.part.comparator, part.whole.comparator}
    return part.counted and bounds == {Comparator.EXACT} and part.whole.value > 0


def wanted_type(draft: Draft) -> AnswerType | None:
    """Whether a number, an amount or a share is asked for; None for anything else."""
    wanted = draft.query.expectation.type
    if wanted in {AnswerType.COUNT, AnswerType.AMOUNT, AnswerType.SHARE}:
        return wanted
    query = draft.query
    if wanted is AnswerType.TERM and query.has("scope.money", "scope.payment"):
        return AnswerType.AMOUNT  # "Was steuert das Land bei?"
    if wanted is not AnswerType.ANY:
        return None
    named = _SHARE_WORD in query.keys or any(_SHARE_OF.fullmatch(t.text) for t in query.terms)
    return AnswerType.SHARE if named or _IN_PERCENT.search(query.question) else None


def telling_terms(draft: Draft) -> tuple[Term, ...]:
    """What the question asks for besides words for "share" and "figure"; regions count here."""
    query = draft.query
    kept = []
    for term in query.terms:
        compound = None if term.known else _SHARE_OF.fullmatch(term.text)
        stated = draft.view.interpreter.keys(compound["what"]) if compound else term.keys
        keys = tuple(key for key in stated if key not in GENERIC)
        if keys:
            kept.append(replace(term, keys=keys))
    if query.has("part.refused"):
        kept.append(Term(_GRANTED, 0, 0, (_GRANTED,), known=True))
    kept += [
        Term(one.text, one.start, one.end, one.keys, qualifier=True)
        for one in asked(draft)
        if one.keys == (LAND,)
    ]
    for region in query.regions:
        keys = tuple(draft.view.interpreter.keys(region.name))
        kept.append(Term(region.name, region.start, region.end, keys))
    return tuple(kept)


def _names(draft: Draft) -> tuple[Term, ...]:
    """The names of things in the question, as terms."""
    question, interpreter = draft.query.question, draft.view.interpreter
    spans = [part for mention in draft.query.entities for part in mention.parts]
    texts = [question[span.start : span.end] for span in spans]
    return tuple(
        Term(text, span.start, span.end, tuple(interpreter.keys(text)))
        for text, span in zip(texts, spans, strict=True)
    )


def _others_are_at(draft: Draft, part: Part) -> bool:
    """Whether what is asked for is only found at the part ("an 16 von ihnen sind Hochschulen")."""
    start = part.part.start - part.part_at.sentence.start
    if not _AT.search(part.part_at.text[:start]):
        return False
    wanted = draft.view.interpreter.keys(draft.query.expectation.focus)
    return not wanted & draft.view.interpreter.keys(part.whole.noun)


def _is_counted(draft: Draft, part: Part, wanted: AnswerType) -> bool:
    """Whether the whole is of the kind asked for: money, or what the question counts."""
    if denies(draft.query) and comes_of(part.part_at, part.whole, part.part):
        return False  # what came of them leaves no rest of its own sort
    money = _MONEY in part.whole.unit
    if wanted is AnswerType.SHARE:
        return True
    if draft.query.has("scope.money") or wanted is AnswerType.AMOUNT:
        return money or bool(part.whole.unit)
    if money or _others_are_at(draft, part):
        return False
    view = draft.view
    focus = focus_terms(draft.query, view)
    asked_for = draft.query.expectation.focus
    if not focus and asked_for and asked_for not in draft.query.question:
        # the verb alone tells whom the question counts ("Wie viele Leute arbeiten …")
        people = view.interpreter.keys(asked_for) | {_PERSON}
        return bool(view.interpreter.keys(part.whole.noun) & people)
    predicate = _IS.search(part.telling)
    is_so = predicate["what"] if predicate else ""
    named = f"{part.whole.noun} {part.whole.unit} {part.part.noun} {part.group} {is_so}"
    counted = view.interpreter.keys(named)
    if _PERSON in view.interpreter.keys(part.whole.noun):
        counted |= view.context_keys(part.whole_at.number)  # who they are is said before
    alike = similar_form(counted)
    return not focus or explain(focus, counted, view.glossary, loose=alike).share > 0


def _share(draft: Draft, part: Part, *, denied: bool) -> Answer | None:
    """The share of the part, or of the rest, in percent."""
    if part.counted and part.whole.value:
        own, whole = _stated(draft, part)
        if denied:
            return _computed(
                draft, part, arithmetic.share_of_rest(own, whole), "share", denied=True
            )
        return _computed(draft, part, arithmetic.share(own, whole), "share")
    if not denied:
        return _as_stated(draft, part)
    if part.fraction:
        return None
    own = _figure(draft, part.part, part.part_at)
    return _computed(draft, part, arithmetic.complement(own), "rest", denied=True)


def number_of(draft: Draft, part: Part, *, denied: bool = False) -> Answer | None:
    """How many or how much the part is, or (`denied`) what is left without it."""
    if part.counted and not denied:
        return _as_stated(draft, part)
    own, whole = _stated(draft, part)
    if part.counted:
        return _computed(draft, part, arithmetic.remainder(whole, own), "rest", denied=True)
    sentence = "rest" if denied else "part_of"
    if part.fraction:
        numerator, denominator = part.part.value, part.part.whole or Decimal(1)
        spelling = f"{arithmetic.shown(numerator)}/{arithmetic.shown(denominator)}"
        if denied:
            numerator, spelling = denominator - numerator, f"(1 − {spelling})"
        counted = int(numerator), int(denominator)
        computation = arithmetic.fraction(*counted, spelling, whole)
        cited = dict.fromkeys((whole.citation, own.citation))
        return _computed(draft, part, computation, sentence, denied=denied, cited=tuple(cited))
    computation = arithmetic.portion(own, whole, rest=denied)
    return _computed(draft, part, computation, sentence, denied=denied)


def _as_stated(draft: Draft, part: Part) -> Answer | None:
    """The part's figure as its sentence gives it; None where it is another thing's."""
    offset = part.part_at.sentence.start
    focus = Span(part.part.start - offset, part.part.end - offset)
    if not belongs(draft.query, draft.view, part.part_at, focus):
        return None
    text = quote(draft, part.part_at, focus)
    return draft.answered(text, spelled(draft.view, part.part), _SURE)


_SURE = 0.8


def _stated(draft: Draft, part: Part) -> tuple[Stated, Stated]:
    """Part and whole as figures to compute with."""
    own = _figure(draft, part.part, part.part_at)
    return own, _figure(draft, part.whole, part.whole_at)


def _figure(draft: Draft, quantity: Quantity, at: SentenceView) -> Stated:
    """A quantity as a figure to compute with, number words in digits."""
    number = draft.citations.sentence(at.sentence)
    digits = quantity.spelling if quantity.spelling[:1].isdigit() else ""
    spelling = digits if quantity.whole is None and digits else arithmetic.shown(quantity.value)
    return Stated(quantity.value, spelling, quantity.unit, "", number)


def _computed(  # noqa: PLR0913 (what the kinds of parts differ in)
    draft: Draft,
    part: Part,
    computation: Computation,
    sentence: str,
    *,
    denied: bool = False,
    cited: tuple[int, ...] = (),
) -> Answer | None:
    """The computed figure, bounded as its operands are; None where they leave it open."""
    whole = Comparator.EXACT if len(computation.operands) == 1 else part.whole.comparator
    hedge = hedged(part.part.comparator, whole, denied=denied, divided=sentence == "share")
    if hedge is None:
        return None
    numbers = cited or tuple(operand.citation for operand in computation.operands)
    return computed(draft, computation, numbers, sentence, hedge=hedge)
