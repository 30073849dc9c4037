"""Parts of a whole that sentences state: "124 Mitglieder, darunter 80 …", "35 % der Mitglieder"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from auskunft.answering.arithmetic import PERCENT
from auskunft.answering.asked import LAND, STATE, stems
from auskunft.answering.candidates import Candidate
from auskunft.answering.described import stretches
from auskunft.answering.matching import explained, similar_form
from auskunft.answering.wholes import FUNDS, MONEY, whole_of
from auskunft.domain import Quantity
from auskunft.understanding.glossary import Term
from auskunft.understanding.view import CorpusView, SentenceView

_CLAUSE = re.compile(r"[,;:](?=\s)")
_CLAUSE_END = re.compile(r";(?=\s)")
_INSERTED = re.compile(r"\s*(?:davon|darunter)\b[^,;:]*(?=,\s+[a-zäöüß]+(?:en|t|n)\b)")
"""A part put in before the predicate ("86 Partner, davon 51 aus der Wirtschaft, arbeiten …")."""
_GENITIVE = re.compile(r"%\s+(?:der|des|dieser|aller|of)\b|\bProzent\s+(?:der|des|dieser|aller)\b")
_SAID = 0.5
_VERB = 0.4
"""What a verb tells of which part is meant: in a list it holds for all of them."""


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
        """The noun that names what it is a part of; the part may have one of its own.

        "80 % der Partner" names the partners, "52 % Frauen" none of the whole.
        """
        shared = not self.counted and _of_them(self.part_at, self.part)
        return f"{self.whole.noun} {self.part.noun}" if shared else self.whole.noun

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


def _telling(sentence: SentenceView, part: Quantity, whole: Quantity) -> tuple[int, str]:
    """Where the clause of the part starts, and its words without what is said of the whole."""
    offset = sentence.sentence.start
    start = whole.end - offset if offset <= whole.start < part.start else 0
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
    if part.end <= whole.start < offset + end:
        end = whole.start - offset
    if inserted := _INSERTED.match(sentence.text, start):
        end = min(end, max(inserted.end(), at))
    own = next(one for one in stretches(sentence) if part in one.quantities)
    end = min(end, own.end)
    if whole not in own.quantities:
        start = max(start, own.begin)
    before, behind = sentence.text[start:at], sentence.text[at:end]
    of_them = part.unit == PERCENT and _of_them(sentence, part)
    own_noun = part.whole is None and part.noun != whole.noun and not of_them
    if part.noun and not own_noun:
        behind = behind.replace(part.noun, " ")
    return start, f"{before} {behind}"


def _of_them(sentence: SentenceView, part: Quantity) -> bool:
    """Whether the noun of a share is that of the whole ("80 % der Partner", "jeder fünfte …")."""
    offset = sentence.sentence.start
    stated = sentence.text[part.start - offset : part.end - offset]
    return part.unit != PERCENT or _GENITIVE.search(stated) is not None


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
    if stems(part.telling) & STATE:
        telling |= {LAND}
    around = noun | telling | view.interpreter.keys(part.group)
    around |= view.context_keys(part.part_at.number)
    if MONEY in part.whole.unit:
        around |= FUNDS
    said = [term for term in terms if _says(view, around, term)]
    nouns = [term for term in terms if _is_noun(term)]
    does = not any(_says(view, telling, term) and not set(term.keys) <= noun for term in nouns)
    narrows = any((term.qualifier or (term.known and does)) and term not in said for term in terms)
    if narrows or len(said) < least * len(terms):
        return 0.0
    generic = noun | (FUNDS if MONEY in part.whole.unit else frozenset())
    own = telling - noun  # "Mitglieder" are no part because "38 der Betriebe" are some of them
    told = [term for term in terms if _says(view, own, term) and not set(term.keys) <= generic]
    before = view.interpreter.keys(part.group) | _named_before(view, part)
    told += [name for name in names if _says(view, telling, name) and not _says(view, before, name)]
    weight = sum(1.0 if _is_noun(term) else _VERB for term in told)
    return weight / max(1, len(terms) + len(names))


def _is_noun(term: Term) -> bool:
    return term.qualifier or term.text[:1].isupper()


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
