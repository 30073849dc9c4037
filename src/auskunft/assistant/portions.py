"""Parts that nobody states: what is left of a whole, or a part in percent of it.

"Wie viele Mitglieder sind keine Unternehmen?" is told by how many are, and by how many there are;
"Wie viel Prozent der Mittel sind verbraucht?" by how much is. The question for the part is asked
as one would ask it, in any words; its figure and the whole it belongs to are computed with.
"""

from __future__ import annotations

import re

from auskunft.answering import arithmetic
from auskunft.answering.amounts import DENIED, denies
from auskunft.answering.drafting import Draft
from auskunft.answering.prose_figures import computed, figure_of
from auskunft.answering.wholes import comes_of, whole_of
from auskunft.assistant.sides import Ask, cited_sentences, spells
from auskunft.domain import Answer, AnswerType, Comparator, Quantity, Status
from auskunft.understanding.query import Query
from auskunft.understanding.view import CorpusView, SentenceView

_KINDS = frozenset({AnswerType.COUNT, AnswerType.AMOUNT, AnswerType.SHARE})
_NONE = re.compile(r"\bkein(?:e[nmrs]?)?\s+", re.IGNORECASE)
_NOT = re.compile(r"\b(?:nicht|not)\s+(?!mehr\b|nur\b|only\b|yet\b)", re.IGNORECASE)
_PERCENT_OF = re.compile(
    r"\b(?:wie ?viele? Prozent|welcher (?:Prozentsatz|Anteil)"
    r"|how many per ?cent|what percentage)\b",
    re.IGNORECASE,
)
_SHARES = ("operation.difference", "operation.ratio", "operation.compare", "scope.change")


def answer_portion(query: Query, view: CorpusView, ask: Ask, found: Answer) -> Answer | None:
    """What is left, or the share; None where the part is not told, or `found` answers already."""
    if query.expectation.type not in _KINDS or query.has(*_SHARES) or not _open(query, view, found):
        return None
    question = query.question
    plain = _denied_nothing(question) if denies(query) else question
    share = _PERCENT_OF.search(plain) is not None
    if plain == question and not share:
        return None
    plain = _PERCENT_OF.sub(_how_much(plain), plain) if share else plain
    draft = Draft(query, view)
    told = _told(draft, ask(plain))
    if told is None:
        return None
    return _computed(draft, *told, denied=denies(query), share=share)


def _open(query: Query, view: CorpusView, found: Answer) -> bool:
    """Whether the question is still open: not answered, or by a sentence that denies nothing."""
    if found.status is not Status.ANSWERED:
        return True
    cited = cited_sentences(view, found)
    return denies(query) and bool(cited) and not any(DENIED.search(one.text) for one in cited)


def _denied_nothing(question: str) -> str:
    """The question without its one denial ("keine Belgier": "Belgier")."""
    without = _NONE.sub("", question, count=1)
    return without if without != question else _NOT.sub("", question, count=1)


def _how_much(question: str) -> str:
    return "How much" if re.search(r"\bhow many|\bwhat\b", question, re.IGNORECASE) else "Wie viele"


def _told(draft: Draft, part: Answer) -> tuple[Quantity, SentenceView] | None:
    """The one figure that the answer to the plain question gives, and its sentence."""
    for sentence in cited_sentences(draft.view, part):
        stated = [q for q in sentence.quantities if spells(part.short, q)]
        if len(stated) == 1:
            return stated[0], sentence
    return None


def _computed(
    draft: Draft, quantity: Quantity, sentence: SentenceView, *, denied: bool, share: bool
) -> Answer | None:
    whole = whole_of(draft.view, sentence, quantity)
    exact = quantity.comparator is Comparator.EXACT
    if whole is None or not exact or whole[0].comparator is not Comparator.EXACT:
        return None
    if comes_of(sentence, whole[0], quantity) or quantity.unit != whole[0].unit:
        return None
    if quantity.value > whole[0].value:
        return None
    part, total = figure_of(draft, quantity, sentence), figure_of(draft, *whole)
    cited = dict.fromkeys((total.citation, part.citation))
    if denied:
        receipt = arithmetic.remainder_of(total, [part], share=share)
        return computed(draft, receipt, cited, "share" if share else "rest")
    return computed(draft, arithmetic.share(part, total), cited, "share")
