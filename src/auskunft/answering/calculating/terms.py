"""The words of a question that say what it is about, without those that say how to compute."""

from __future__ import annotations

import re

from auskunft.answering.asked import LAND, asked
from auskunft.answering.drafting import Draft
from auskunft.understanding.glossary import Term
from auskunft.understanding.intents import intents
from auskunft.understanding.preambles import asking_part

_SHARE = re.compile(
    r"(?:Prozent\w*|Anteile?s?|Quote|per ?cent|percentages?|share|proportion)", re.IGNORECASE
)
_HOW = ("operation.", "calculation.", "part.")


def telling_terms(draft: Draft) -> tuple[Term, ...]:
    """What the question asks about, and the names and regions in it, in its order.

    Of several sentences, the one that asks; what the others name counts.
    """
    query, interpreter = draft.query, draft.view.interpreter
    begin, end = asking_part(query.question)
    found = [term for term in query.terms if begin <= term.start < end and not says_how(term.text)]
    spans = [(part.start, part.end) for one in query.entities for part in one.parts]
    spans += [(region.start, region.end) for region in query.regions]
    for start, stop in spans:
        text = query.question[start:stop]
        found.append(Term(text, start, stop, tuple(interpreter.keys(text))))
    found += [
        Term(one.text, one.start, one.end, one.keys)
        for one in asked(draft)
        if one.keys == (LAND,) and begin <= one.start < end
    ]
    return tuple(sorted(found, key=lambda term: term.start))


def says_how(word: str) -> bool:
    """Whether a word only says what to work out ("durchschnittlich", "Prozent")."""
    named = {name for name in intents(word) if name.startswith(_HOW)}
    if named == {"calculation.percent"}:
        return _SHARE.fullmatch(word) is not None  # a "Frauenquote" is one of women
    return bool(named)


def keywords(draft: Draft) -> str:
    """The telling words of a question, in its order."""
    return " ".join(term.text for term in telling_terms(draft))
