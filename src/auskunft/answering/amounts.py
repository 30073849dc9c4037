"""Questions for a figure that stands in prose: which quantity counts what is asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from auskunft import german
from auskunft.answering.candidates import Candidate
from auskunft.answering.described import is_time
from auskunft.answering.matching import explain, similar_form, weight
from auskunft.domain import AnswerType, Quantity, Span
from auskunft.german import fold
from auskunft.understanding.discourse import is_person, refers_back
from auskunft.understanding.glossary import Term
from auskunft.understanding.preambles import asking_part
from auskunft.understanding.query import Query
from auskunft.understanding.view import CorpusView, SentenceView

FIGURE_QUESTIONS = frozenset({AnswerType.COUNT, AnswerType.AMOUNT, AnswerType.SHARE})
_FORMS = "Prozent"
_MONEY = "Euro"
_YEARS = ("jahr", "year")
NEGATION = re.compile(
    r"\b(?:kein\w*|weder|nichts?\b(?!-)|ohne|außerhalb|übrig\w*|restlich\w*"
    r"|not|no|non|outside|remaining|other than|andere[nrs]?\s+(?:\w+\s+)?als)\b",
    re.IGNORECASE,
)
"""What turns a share or number into what is left of it."""
DENIED = re.compile(r"\b(?:kein\w*|weder|nicht(?!-))\b", re.IGNORECASE)
"""What a question says is not so; a sentence that denies nothing does not tell of it."""
_NO_SHARE = re.compile(
    r"\b(?:nicht|keine?n?|statt|anstatt|not|no|instead of)\s+"
    r"(?:in\s+|als\s+|an?\s+|the\s+|die\s+|der\s+)?"
    r"(?:Prozent\w*|Anteile?|Quote|percent\w*|per cent|share)\b",
    re.IGNORECASE,
)
PREDICATE = 1.1
"""A figure that counts just what the question ends with ("davon sind … Betriebe") wins."""
_FUNDS = "mittel"
_OF_THEM = re.compile(r"\bviele[nr]? (?:davon|der|dieser|seiner|ihrer|von)\b|\bof\b", re.IGNORECASE)
_ALL_OF_THEM = frozenset(map(german.stem, ("Organisationen", "Einrichtungen", "Institutionen")))
_JOINED = re.compile(r",\s*|\s+(?:und|sowie|oder|and|or)\s+")
JOINTS = (" und", " sowie", " oder", ",")


@dataclass(frozen=True)
class AmountMatch:
    """A quantity and how well it is what the question asks for (0 to 1)."""

    candidate: Candidate
    quantity: Quantity
    noun: float
    rest: float
    rest_weight: float
    local: float
    open_terms: tuple[Term, ...]

    @property
    def score(self) -> float:
        """What is explained of the counted noun (weight 1) and of the rest of the question."""
        return (self.noun + self.rest * self.rest_weight) / (1 + self.rest_weight)

    @property
    def number(self) -> Span:
        """Offsets in the document of comparator, figure and unit, without the noun."""
        return Span(self.quantity.start, self.quantity.end)


def denies(query: Query) -> bool:
    """Whether the question asks for what is left or is not so; names say nothing of it."""
    return NEGATION.search(_asked_proper(query)) is not None


def denied(query: Query) -> bool:
    """Whether the question says that something is not so, of which no other sentence tells."""
    return DENIED.search(_asked_proper(query)) is not None


def _asked_proper(query: Query) -> str:
    """The sentence that asks, without names, and without how the figure is not wanted."""
    letters = list(query.question)
    spans = [(part.start, part.end) for mention in query.entities for part in mention.parts]
    spans += [match.span() for match in _NO_SHARE.finditer(query.question)]
    for start, end in spans:
        letters[start:end] = " " * (end - start)
    start, end = asking_part(query.question)
    return "".join(letters[start:end])


_WITH = re.compile(r"[“”»«\")]?\s+(?:mit|with)\s+(?:[a-zäöüß]+\s+){0,2}")
"""Between a thing and a figure that is its own."""
_SHARE_OF = re.compile(r"\s*(?:%|Prozent)?\s+(?:der|des|of the)\s")


def match_amounts(
    query: Query, view: CorpusView, found: Sequence[Candidate]
) -> tuple[AmountMatch, ...]:
    """The quantities in the candidate sentences that can be meant, best first.

    Of equally good ones that wins whose own stretch of the sentence says more of the question
    ("210 Personen, davon 64 an ihrer Promotion"), then that in the earlier candidate.
    """
    if not query.terms and not named_things(query):
        return ()
    focus = focus_terms(query, view)
    named = frozenset(query.entity_numbers)
    matches = [
        _match(query, view, candidate, quantity, focus)
        for candidate in found
        for quantity in candidate.view.quantities
        if type_fits(query, quantity) and _owned(view, candidate.view, quantity, named)
    ]
    return tuple(
        sorted(
            matches,
            key=lambda match: (-round(match.score, 1), _only_share(query, match), -match.local),
        )
    )


def _only_share(query: Query, match: AmountMatch) -> bool:
    """Whether it is a share of the amount asked for ("75 % der Kosten von 16 Mio. Euro")."""
    if query.expectation.type is not AnswerType.AMOUNT or match.quantity.unit != _FORMS:
        return False
    sentence, quantity = match.candidate.view, match.quantity
    behind = sentence.text[quantity.start - sentence.sentence.start + len(quantity.spelling) :]
    return _SHARE_OF.match(behind) is not None


def named_things(query: Query) -> bool:
    """Whether the question names a thing or brings a focus of its own."""
    return bool(query.entities) or query.expectation.focus == ""


def focus_terms(query: Query, view: CorpusView) -> tuple[Term, ...]:
    """What is counted or measured: the focus without names and regions."""
    asked = query.keys
    return tuple(
        term
        for term in view.interpreter.terms(query.expectation.focus)
        if not term.filler and (not asked or set(term.keys) & asked)
    )


def type_fits(query: Query, quantity: Quantity) -> bool:
    """Whether a quantity is of the kind asked for: a count, an amount (of money), a share."""
    wanted = query.expectation.type
    if query.has("operation.age"):
        return fold(quantity.noun).startswith(_YEARS)
    share = quantity.unit == _FORMS or quantity.whole is not None
    if wanted is AnswerType.COUNT:
        if is_time(quantity.noun) and not is_time(query.expectation.focus):
            return False
        number_of = quantity.whole is not None and quantity.value > 1
        in_words = share and not number_of and not any(map(str.isdigit, quantity.spelling))
        measure = german.magnitude(quantity.unit)[1]
        asked = german.canonical_unit(query.expectation.focus.partition(" ")[0])
        return not in_words and measure in {"", asked}
    if wanted is AnswerType.SHARE:
        return share
    if query.has("scope.money"):
        return _MONEY in quantity.unit
    return bool(quantity.unit) or share


def _owned(
    view: CorpusView, sentence: SentenceView, quantity: Quantity, named: frozenset[int]
) -> bool:
    """Whether the quantity belongs to a named entity; without one any quantity will do.

    It belongs to the one mentioned last before it, else to what the sentence is about.
    """
    if not named:
        return True
    owner: int | None = None
    last = 0
    for entity in sentence.mentioned:
        for mention in view.entities[entity].entity.mentions:
            inside = sentence.sentence.start <= mention.start < quantity.start
            start = mention.start - sentence.sentence.start
            end = mention.end - sentence.sentence.start
            if inside and not is_person(sentence.text, start, end):
                owner, last = entity, end
    if owner is not None and owner in named:
        return True
    before = sentence.text[last : quantity.start - sentence.sentence.start]
    if owner is not None and _WITH.fullmatch(before):
        return False  # "das größte ist X mit 640 Mitgliedern"
    return bool(sentence.topics & named) and (owner is None or owner not in sentence.topics)


def counts_for(view: CorpusView, sentence: SentenceView, quantity: Quantity, entity: int) -> bool:
    """Whether a figure counts what belongs to the thing: no share, no unit, none of a series."""
    plain = not quantity.unit and quantity.whole is None and not counts_part(view, quantity)
    return plain and _owned(view, sentence, quantity, frozenset({entity}))


def _match(
    query: Query,
    view: CorpusView,
    candidate: Candidate,
    quantity: Quantity,
    focus: tuple[Term, ...],
) -> AmountMatch:
    noun_keys = view.interpreter.keys(_counted(candidate.view, quantity))
    meaning = tuple(term for term in focus if not term.filler)
    noun = (
        explain(meaning, noun_keys, view.glossary, loose=similar_form(noun_keys)).share
        if meaning
        else 0.0
    )
    last = query.terms[-1] if len(query.terms) > 1 else None
    if last is not None and last.qualifier and set(last.keys) <= noun_keys:
        noun = PREDICATE
    if noun < 1 and counts_part(view, quantity):
        noun = 0.0
    if (
        noun < 1
        and query.entities
        and counts_others(query, candidate.view, meaning, noun_keys, quantity)
    ):
        noun = 0.0
    if not meaning or query.expectation.type is not AnswerType.COUNT:
        near = candidate.view.keys
        in_sentence = explain(meaning, near, view.glossary, loose=similar_form(near)).share
        noun = max(noun, 0.9 * in_sentence) if meaning else 0.8
        if _MONEY in quantity.unit and any(set(term.keys) == {_FUNDS} for term in meaning):
            noun = max(noun, 0.9)
    rest_terms = tuple(term for term in query.terms if not _in_focus(term, meaning))
    if not rest_terms:
        return AmountMatch(candidate, quantity, noun, 1.0, 0.0, 0.0, ())
    around = candidate.view.keys | noun_keys
    own = explain(rest_terms, around, view.glossary, loose=similar_form(around))
    wide_keys = around | view.context_keys(candidate.view.number)
    wide = explain(rest_terms, wide_keys, view.glossary, loose=similar_form(wide_keys))
    rest = own.share + 0.85 * max(0.0, wide.share - own.share)
    total = sum(map(weight, rest_terms))
    stretch = view.interpreter.keys(_stretch(candidate.view, quantity))
    local = explain(rest_terms, stretch, view.glossary, loose=similar_form(stretch)).share
    return AmountMatch(candidate, quantity, noun, rest, total, local, wide.open_qualifiers)


def counts_others(
    query: Query,
    sentence: SentenceView,
    meaning: Sequence[Term],
    counted: frozenset[str],
    quantity: Quantity,
) -> bool:
    """Whether a figure counts something else than asked, in a sentence that does not say for whom.

    "Mitglieder" may be told by "112 Firmen", but only where the sentence names whose they are
    or goes on about it.
    """
    outright = any(set(term.keys) & counted for term in meaning)
    named = set(query.entity_numbers) & {*sentence.mentioned}
    before = sentence.text[: max(0, quantity.start - sentence.sentence.start)]
    return not outright and not named and not refers_back(before)


def counts_part(view: CorpusView, quantity: Quantity) -> bool:
    """Whether the figure is the last of several things ("Firmen, Vereine und drei Schulen")."""
    before = view.documents[quantity.document_id].text[: quantity.start].rstrip()
    return before.endswith(JOINTS)


def counts_together(query: Query, view: CorpusView, quantity: Quantity) -> bool:
    """Whether only a later one of the things that a figure counts together is asked for.

    "118 Betriebe, Züchter und Institute" tells of no number of Züchter; the first may be meant.
    """
    members = _JOINED.split(quantity.noun)
    wanted = view.interpreter.keys(query.expectation.focus)
    if query.expectation.type is not AnswerType.COUNT or len(members) == 1 or not wanted:
        return False
    if german.stem(query.expectation.focus) in _ALL_OF_THEM:
        return False
    meant = [n for n, one in enumerate(members) if wanted <= view.interpreter.keys(one)]
    named = {n for n, one in enumerate(members) if view.interpreter.keys(one) & query.keys}
    return bool(meant) and 0 not in meant and len(named) == 1


def shares_of_asked(query: Query, view: CorpusView, quantity: Quantity) -> bool:
    """Whether "80 %", "drei von vier Partnern" is told where all partners are asked for.

    "Wie viele der Partner …?" may well be answered with a share of them.
    """
    share = quantity.unit == _FORMS or quantity.whole is not None
    if query.expectation.type is not AnswerType.COUNT or not share:
        return False
    wanted = view.interpreter.keys(query.expectation.focus)
    of_them = wanted and wanted <= view.interpreter.keys(quantity.noun)
    narrowed = any(not (term.filler or set(term.keys) <= wanted) for term in query.terms)
    if narrowed and not query.has("scope.whole"):
        return False  # how many of them are so may well be told by a share
    return bool(of_them) and not _OF_THEM.search(query.question)


def _counted(sentence: SentenceView, quantity: Quantity) -> str:
    """The noun counted; a bare figure counts what the figure before it counts."""
    if quantity.noun or quantity.unit:
        return quantity.noun
    before = [q for q in sentence.quantities if q.end <= quantity.start and not q.unit]
    return before[-1].noun if before else ""


def _stretch(sentence: SentenceView, quantity: Quantity) -> str:
    """The sentence from the figure to the next one."""
    following = [other.start for other in sentence.quantities if other.start > quantity.start]
    offset = sentence.sentence.start
    end = min(following) - offset if following else len(sentence.text)
    return sentence.text[quantity.start - offset : end]


def _in_focus(term: Term, focus: Sequence[Term]) -> bool:
    return any(set(term.keys) <= set(other.keys) for other in focus)


def spelled(view: CorpusView, quantity: Quantity) -> str:
    """Comparator, figure and unit as they stand: "über 200", "Mehr als 80 %"."""
    text = view.documents[quantity.document_id].text[quantity.start : quantity.end]
    if quantity.noun and quantity.noun in text:
        text = text[: text.index(quantity.noun)]
        for tail in (" der ", " des ", " von ", " of "):
            text = text.removesuffix(tail.strip() + " ").rstrip() if text.endswith(tail) else text
    return " ".join(text.split()) or quantity.spelling
