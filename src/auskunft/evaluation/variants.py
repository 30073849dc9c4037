"""Metamorphic variants: the same question put differently, or a like question of another sense.

What must stay the same: with typing errors, lost umlauts, lower case, courtesies, synonyms, in
English, and after an unrelated question or cut short as a follow-up, the answer is to be as right
as before. What must change: for another year or region the question is unanswerable, and negated
it must not get the same answer. (Metamorphic testing: Chen, Cheung and Yiu 1998; for language
models as CheckList: Ribeiro et al. 2020.)
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from auskunft.corpus import lands
from auskunft.domain import Document, Reason
from auskunft.evaluation.cases import Case, Kind
from auskunft.evaluation.ellipsis_pairs import shortened
from auskunft.evaluation.rewording import (
    in_english,
    lose_umlauts,
    mistype,
    negate,
    paraphrase,
    politely,
    shift_years,
)
from auskunft.evaluation.wording import Wording


class VariantKind(StrEnum):
    """How a question is varied; the first eight must not change what is right."""

    TYPO = "typo"
    UMLAUT = "umlaut"
    LOWER = "lower"
    POLITE = "polite"
    GLOSSARY = "glossary"
    ENGLISH = "english"
    AFTER_OTHER = "after_other"
    SHORTENED = "shortened"
    YEAR = "year"
    REGION = "region"
    NEGATION = "negation"


@dataclass(frozen=True, slots=True)
class Variant:
    """A case made from the case `base`; with `must_differ` the old answer would be wrong."""

    kind: VariantKind
    base: Case
    case: Case
    must_differ: bool = False


Reword = Callable[[str, int, Wording], str]
"""(question, a number that picks among possibilities, words) -> question, "" where none fits."""

_SAME: dict[VariantKind, Reword] = {
    VariantKind.TYPO: lambda question, pick, _: mistype(question, pick),
    VariantKind.UMLAUT: lambda question, pick, _: lose_umlauts(question, pick),
    VariantKind.LOWER: lambda question, _pick, _words: question.lower(),
    VariantKind.GLOSSARY: lambda question, pick, words: paraphrase(question, pick, words.synonyms),
    VariantKind.ENGLISH: lambda question, _pick, words: in_english(question, words.english),
}
_PLAIN_KINDS = frozenset({Kind.FACT, Kind.INDICATOR, Kind.TYPO})
_YEARS_BACK = 23
_FEWEST_WORDS = 4
"""Of a question that is no follow-up, whatever was asked before."""


def make_variants(
    cases: Sequence[Case],
    documents: Sequence[Document],
    wording: Wording,
    kinds: Sequence[VariantKind] = tuple(VariantKind),
) -> tuple[Variant, ...]:
    """Every variant of every case that a kind fits, in the order of the cases.

    Pure: the same cases give the same variants, whatever else is in the test set, but for the
    two kinds of follow-up, which need a second case.
    """
    world = _World(cases, documents, wording)
    makers: dict[VariantKind, Callable[[Case], Iterator[Variant]]] = {
        VariantKind.POLITE: world.polite,
        VariantKind.AFTER_OTHER: world.after_other,
        VariantKind.SHORTENED: world.shortened,
        VariantKind.YEAR: world.year,
        VariantKind.REGION: world.region,
        VariantKind.NEGATION: world.negation,
    }
    found: list[Variant] = []
    for case in cases:
        for kind in kinds:
            if kind in makers:
                found += makers[kind](case)
            else:
                found += world.same(case, kind)
    return tuple(found)


def _pick(case: Case, kind: VariantKind) -> int:
    """A number that is the case's own, so that variants stay when cases come and go."""
    return int.from_bytes(hashlib.sha256(f"{case.id}~{kind}".encode()).digest()[:4])


def _variant(
    kind: VariantKind, base: Case, question: str, changed: Case | None = None
) -> Iterator[Variant]:
    """The variant, unless the wording came out empty or as it was; `changed` expects otherwise."""
    if question and question != base.question:
        case = dataclasses.replace(changed or base, id=f"{base.id}~{kind}", question=question)
        yield Variant(kind, base, case)


class _World:
    """What making variants looks at beyond the single case."""

    def __init__(
        self, cases: Sequence[Case], documents: Sequence[Document], wording: Wording
    ) -> None:
        self._documents = documents
        self._wording = wording
        self._texts = "\n".join(document.text for document in documents)
        self._others = [case for case in cases if case.answerable and not case.history]
        self._elsewhere = [land.name for land in lands() if land.name not in self._texts]

    def same(self, case: Case, kind: VariantKind) -> Iterator[Variant]:
        needs_german = kind in (VariantKind.ENGLISH, VariantKind.GLOSSARY)
        if case.kind is Kind.META or (needs_german and case.kind is Kind.ENGLISH):
            return
        if kind is VariantKind.ENGLISH and case.history:  # a pronoun is no name
            return
        question = _SAME[kind](case.question, _pick(case, kind), self._wording)
        yield from _variant(kind, case, question)

    def polite(self, case: Case) -> Iterator[Variant]:
        if case.kind is Kind.META:
            return
        words = self._wording
        forms = words.polite_english if case.kind is Kind.ENGLISH else words.polite_german
        if case.history:  # nobody says "Ich wüsste gern: Und insgesamt?"
            forms = tuple(form for form in forms if form.startswith("{}"))
        pick = _pick(case, VariantKind.POLITE)
        yield from _variant(VariantKind.POLITE, case, politely(case.question, pick, forms))

    def after_other(self, case: Case) -> Iterator[Variant]:
        """A question that needs nothing before it, after a question about something else."""
        others = [other for other in self._others if other.question != case.question]
        complete = case.question.endswith("?") and len(case.question.split()) >= _FEWEST_WORDS
        if case.history or case.kind is Kind.META or not complete or not others:
            return
        other = others[_pick(case, VariantKind.AFTER_OTHER) % len(others)]
        changed = dataclasses.replace(
            case, id=f"{case.id}~{VariantKind.AFTER_OTHER}", history=(other.question,)
        )
        yield Variant(VariantKind.AFTER_OTHER, case, changed)

    def shortened(self, case: Case) -> Iterator[Variant]:
        """What differs from the question most like it, after that: "Und im Staatssektor?"."""
        if case not in self._others:
            return
        cut = [(shortened(other.question, case.question), other) for other in self._others]
        fitting = [pair for pair in cut if pair[0]]
        if fitting:
            question, other = min(
                fitting, key=lambda pair: (len(pair[0].split()), len(pair[1].question.split()))
            )
            changed = dataclasses.replace(case, history=(other.question,))
            yield from _variant(VariantKind.SHORTENED, case, question, changed)

    def year(self, case: Case) -> Iterator[Variant]:
        """The same for a year that no document mentions."""
        if not self._fits_change(case):
            return
        question = shift_years(case.question, self._unmentioned, append=case.kind is Kind.INDICATOR)
        yield from _unanswerable(VariantKind.YEAR, case, question, Reason.OTHER_PERIOD)

    def _unmentioned(self, year: int) -> int:
        return next(
            earlier
            for earlier in range(year - _YEARS_BACK, 0, -1)
            if not re.search(rf"\b{earlier}\b", self._texts)
        )

    def region(self, case: Case) -> Iterator[Variant]:
        """The same for a Land that no document is about or mentions."""
        if not self._fits_change(case) or not self._elsewhere:
            return
        land = self._elsewhere[_pick(case, VariantKind.REGION) % len(self._elsewhere)]
        question = self._moved(case, land)
        yield from _unanswerable(VariantKind.REGION, case, question, Reason.OTHER_REGION)

    def _moved(self, case: Case, land: str) -> str:
        names = {n for d in self._documents for n in (d.region, *d.aliases) if n}
        if not names:
            return ""
        longest_first = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
        named = re.compile(
            rf"(?<![\w.–-])(?:(?:der|dem|das) )?(?:{longest_first})(?=s?\b)(?![.\w-]\w)"
        )
        if named.search(case.question):
            return named.sub(land, case.question)
        if case.kind is Kind.INDICATOR and case.question.endswith("?"):
            return f"{case.question[:-1]} in {land}?"
        return ""

    def negation(self, case: Case) -> Iterator[Variant]:
        """The negated question, which must not get the same answer."""
        if not self._fits_change(case) or case.kind is not Kind.FACT or not case.accept:
            return
        question = negate(case.question, self._wording.negation_openings, self._wording.pronouns)
        for variant in _variant(VariantKind.NEGATION, case, question):
            yield dataclasses.replace(variant, must_differ=True)

    @staticmethod
    def _fits_change(case: Case) -> bool:
        return case.answerable and not case.history and case.kind in _PLAIN_KINDS


def _unanswerable(
    kind: VariantKind, base: Case, question: str, reason: Reason
) -> Iterator[Variant]:
    expected = Case(base.id, question, kind=Kind.ABSTAIN, answerable=False, reason=reason)
    yield from _variant(kind, base, question, expected)
