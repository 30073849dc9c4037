"""Parts of a whole that sentences state: "124 Mitglieder, darunter 80 …", "35 % der Mitglieder"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from auskunft.answering.arithmetic import PERCENT
from auskunft.answering.candidates import Candidate
from auskunft.answering.matching import explained, similar_form
from auskunft.domain import Quantity
from auskunft.understanding.glossary import Term
from auskunft.understanding.view import CorpusView, SentenceView

_GAP = r"[\s\u00a0]+"
_BEFORE_PART = re.compile(
    r"\b(?:davon|darunter|von denen|von ihnen|of which|of them)\b", re.IGNORECASE
)
_AFTER_PART = re.compile(
    rf"{_GAP}(?:davon|von ihnen|von denen|darunter|of them|of these)\b", re.IGNORECASE
)
_RELATIVE = re.compile(rf",{_GAP}(?:die|der|das|which){_GAP}(?:\w+{_GAP})?(?:zu{_GAP})?$")
_OUT_OF = re.compile(
    rf"(?:Von|Aus|Of|Out of){_GAP}(?:(?:den|diesen|insgesamt|the|these){_GAP})?(?=\d)"
)
_CLAUSE = re.compile(r"[,;:](?=\s)")
_CLAUSE_END = re.compile(r";(?=\s)")
_SAID = 0.5
_MONEY = "Euro"
_FUNDS = frozenset({"mittel"})
"""An amount of money says that it is about funds."""


@dataclass(frozen=True)
class Part:
    """A figure and the number or amount that it is a part of.

    `part` has the whole's unit (a count or amount), is in percent, or a fraction ("jede fünfte").
    `telling` are the words that say which part, `group` those that say of what.
    """

    whole: Quantity
    part: Quantity
    whole_at: SentenceView
    candidate: Candidate
    telling: str
    group: str

    @property
    def group_noun(self) -> str:
        """The noun that names what it is a part of; a counted part may have one of its own."""
        return self.whole.noun if self.counted else f"{self.whole.noun} {self.part.noun}"

    @property
    def part_at(self) -> SentenceView:
        """The sentence that states the part."""
        return self.candidate.view

    @property
    def counted(self) -> bool:
        """Whether the part is a number or an amount itself, not a share."""
        return self.part.unit != PERCENT and not self.fraction

    @property
    def fraction(self) -> bool:
        """Whether the part is a fraction in words."""
        return self.part.whole is not None


def find_parts(view: CorpusView, found: Sequence[Candidate]) -> tuple[Part, ...]:
    """The parts stated in the candidates, each with its whole there or before in the passage."""
    return tuple(part for candidate in found for part in _in_sentence(view, candidate))


def _in_sentence(view: CorpusView, candidate: Candidate) -> Iterable[Part]:
    sentence = candidate.view
    for quantity in sentence.quantities:
        if quantity.whole is not None and any(map(str.isdigit, quantity.spelling)):
            yield _outright(candidate, quantity)
            continue
        whole = whole_of(view, sentence, quantity)
        if whole is None:
            continue
        number, at = whole
        start, telling = _telling(sentence, quantity, number)
        group = _group(number, at) if at is not sentence else sentence.text[:start]
        yield Part(number, quantity, at, candidate, telling, f"{group} {number.noun}")


def _outright(candidate: Candidate, quantity: Quantity) -> Part:
    """Both figures of "66 von 268"."""
    assert quantity.whole is not None  # noqa: S101 (told by the caller)
    part = replace(quantity, whole=None, unit="", spelling="")
    whole = replace(part, value=quantity.whole)
    text = candidate.view.text
    return Part(whole, part, candidate.view, candidate, text, quantity.noun)


def whole_of(
    view: CorpusView, sentence: SentenceView, part: Quantity
) -> tuple[Quantity, SentenceView] | None:
    """The number a figure is a part of, and the sentence that states it."""
    earlier = [q for q in sentence.quantities if q.end <= part.start and _is_whole(q)]
    fits = [q for q in earlier if _fits(q, part)]
    if fits and (_refers(sentence, fits[-1], part) or _out_of(sentence, fits[0], part)):
        return fits[-1], sentence
    if part.unit != PERCENT and part.whole is None:
        return None
    return _by_noun(view, sentence, part)


def _by_noun(
    view: CorpusView, sentence: SentenceView, part: Quantity
) -> tuple[Quantity, SentenceView] | None:
    """The one number before in the passage that counts what the share is a share of.

    None where the passage gives several: which of them is meant cannot be told.
    """
    noun = view.interpreter.keys(part.noun)
    same, near = list[tuple[Quantity, SentenceView]](), list[tuple[Quantity, SentenceView]]()
    here: SentenceView | None = sentence if noun else None
    while here is not None:
        for quantity in here.quantities:
            if quantity.end > part.start or quantity.unit or not _is_whole(quantity):
                continue
            counted = view.interpreter.keys(quantity.noun)
            if related(view, noun, counted) and whole_of(view, here, quantity) is None:
                (same if noun & counted else near).append((quantity, here))
        before = view.previous(here.number)
        here = None if before is None else view.sentence_view(before)
    found = same or near
    return found[0] if len({quantity.value for quantity, _ in found}) == 1 else None


def _is_whole(quantity: Quantity) -> bool:
    return quantity.whole is None and quantity.unit != PERCENT


def _fits(whole: Quantity, part: Quantity) -> bool:
    """Whether one can be a part of the other: a share, or less of the same unit."""
    if part.unit == PERCENT or part.whole is not None:
        return True
    return part.unit == whole.unit and part.value < whole.value


def _refers(sentence: SentenceView, whole: Quantity, part: Quantity) -> bool:
    """Whether words between or behind the two say that one is a part of the other."""
    offset = sentence.sentence.start
    between = sentence.text[whole.end - offset : part.start - offset]
    number_end = part.start - offset + len(part.spelling)
    behind = sentence.text[number_end : part.end - offset + _REACH]
    relative = part.unit == PERCENT and bool(_RELATIVE.search(between))
    return bool(_BEFORE_PART.search(between)) or relative or bool(_AFTER_PART.search(behind))


_REACH = 12
"""Characters behind a figure in which "davon" still belongs to it."""


def _out_of(sentence: SentenceView, whole: Quantity, part: Quantity) -> bool:
    """Whether the sentence opens "Von den 268 Anträgen …" and then says how many."""
    opening = _OUT_OF.match(sentence.text)
    first = whole.start - sentence.sentence.start
    bare = not part.noun or part.noun == whole.noun
    return opening is not None and first <= opening.end() + 1 and bare


def related(view: CorpusView, one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two nouns can count the same things."""
    covers = view.glossary.covers
    alike = similar_form(other)
    return any(
        key in other or covers.get(key, frozenset()) & other or alike(key) > 0 for key in one
    ) or any(covers.get(key, frozenset()) & one for key in other)


def _telling(sentence: SentenceView, part: Quantity, whole: Quantity) -> tuple[int, str]:
    """Where the clause of the part starts, and its words without what is said of the whole."""
    offset = sentence.sentence.start
    start = max(0, whole.end - offset) if whole.start >= offset else 0
    at = part.start - offset
    cuts = [m.end() for m in _CLAUSE.finditer(sentence.text, start, at)]
    start = cuts[-1] if cuts else start
    later = [
        match.start()
        for quantity in sentence.quantities
        if quantity.start >= part.end
        for match in _CLAUSE.finditer(sentence.text, at, quantity.start - offset)
    ]
    ends = [m.start() for m in _CLAUSE_END.finditer(sentence.text, at)]
    end = min([*later, *ends, len(sentence.text)])
    before, behind = sentence.text[start:at], sentence.text[at:end]
    own_noun = part.unit != PERCENT and part.whole is None and part.noun != whole.noun
    if part.noun and not own_noun:
        behind = behind.replace(part.noun, " ")
    return start, f"{before} {behind}"


def _group(whole: Quantity, sentence: SentenceView) -> str:
    """What is said of a whole in a sentence before: all up to the end of its clause."""
    match = _CLAUSE.search(sentence.text, whole.end - sentence.sentence.start)
    return sentence.text[: match.start()] if match else sentence.text


def asked_part(
    view: CorpusView,
    terms: Sequence[Term],
    names: Sequence[Term],
    parts: Sequence[Part],
    least: float,
) -> Part | None:
    """The part that the terms of a question mean: the one whose words say most of them.

    Something of the question must be told by the part's own words; the rest by what is said of
    the whole, or by the passage before. `names` are the things named, which tell a part only if
    the whole is not said about them. `least`: the share of the terms that must be told, where
    nouns cannot be told from other words by their capitals.
    """
    best: tuple[float, Part] | None = None
    for part in parts:
        share = _told(view, terms, names, part, least)
        if share > 0 and (best is None or share > best[0]):
            best = (share, part)
    return best[1] if best else None


def _told(
    view: CorpusView, terms: Sequence[Term], names: Sequence[Term], part: Part, least: float
) -> float:
    """The share of the terms that the part's own words tell; 0 where anything stays open."""
    noun = view.interpreter.keys(part.group_noun)
    telling = view.interpreter.keys(part.telling)
    around = noun | telling | view.interpreter.keys(part.group)
    around |= view.context_keys(part.part_at.number)
    if _MONEY in part.whole.unit:
        around |= _FUNDS
    said = [term for term in terms if _says(view, around, term)]
    narrows = any((term.qualifier or term.known) and term not in said for term in terms)
    if narrows or len(said) < least * len(terms):
        return 0.0
    told = [term for term in terms if _says(view, telling, term) and not set(term.keys) <= noun]
    before = view.interpreter.keys(part.group) | _named_before(view, part)
    told += [name for name in names if _says(view, telling, name) and not _says(view, before, name)]
    return len(told) / (len(terms) + len(names)) if told else 0.0


def _named_before(view: CorpusView, part: Part) -> frozenset[str]:
    """The keys of the names of what the whole is said about, but for one named with the part."""
    whole_at = part.whole_at
    inside = {*whole_at.mentioned} if whole_at is part.part_at else frozenset[int]()
    names = (
        name
        for entity in whole_at.topics - inside
        for name in (view.entities[entity].entity.name, *view.entities[entity].entity.aliases)
    )
    return frozenset[str]().union(*map(view.interpreter.keys, names))


def _says(view: CorpusView, keys: frozenset[str], term: Term) -> bool:
    return explained(term, keys, view.glossary, similar_form(keys)) >= _SAID
