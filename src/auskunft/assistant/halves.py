"""Two questions in one ("Wann wurde X gegründet und wie viele Mitglieder hat es?").

Each half is answered like a question of its own, the second as a follow-up of the first. Where
only one half is stated, the answer says so: it is partial.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from auskunft import german
from auskunft.answering import arithmetic
from auskunft.answering.arithmetic import Stated
from auskunft.answering.wording import marks, say, value
from auskunft.domain import Answer, Computation, Conversation, Mode, Reason, Status, Turn
from auskunft.understanding.question_words import cue_words

_JOINT = re.compile(
    r",?\s+(?:und|sowie|and)\s+(?=(?:(?:seit|bis|ab|in|an|von|mit|für|aus|zu|bei|auf|since|in)\s+)?"
    r"(?:wer|wem|wen|wessen|was|wie|wo|woher|wohin|wann|warum|wieso|weshalb|welche[mnrs]?|"
    r"who|whose|what|how|where|when|why|which)\b)",
    re.IGNORECASE,
)
_VERB = re.compile(r"\b[a-zäöüß]{2,}(?:t|en)\b")
_QUESTION = re.compile(r"(?:wie viele?|wieviele?|how (?:many|much))\b", re.IGNORECASE)
_MARK = re.compile(r"\[(\d+)\]")
_FEWEST_WORDS = 3
_HOW_FAR = re.compile(
    r"^(?:Wie (?:groß|gross|hoch) (?:ist|war) (?:der|die) "
    r"(?:Unterschied|Abstand|Differenz|Vorsprung)"
    r"|(?:How (?:big|large|great)|What) (?:is|was) the (?:difference|gap))"
    r"(?: zwischen (?:ihnen|den beiden|beiden)| between (?:them|the two))?\?$"
)
"""How far apart the two things of the first half are."""
_PAIR = 2
_HEDGED = re.compile(
    r"\b(?:rund|etwa|über|mehr als|mindestens|fast|bis zu|weniger als"
    r"|about|over|more than|at least|almost|up to|less than) [\d]"
)


def halves(question: str) -> tuple[str, str] | None:
    """The two questions that a question joins by "und", or None where it is one.

    Both need a verb of their own: "Wann und wo …?" and "… und wie viele?" are one question.
    """
    pieces = _JOINT.split(question.strip())
    if len(pieces) != 2 or not all(map(_is_whole, pieces)):  # noqa: PLR2004 (halves are two)
        return None
    first, second = (piece.rstrip(" ?.!,") + "?" for piece in pieces)
    return first, second[:1].upper() + second[1:]


def _is_whole(piece: str) -> bool:
    words = german.words(_QUESTION.sub("", piece))
    verbs = cue_words().yes_no_verbs
    has_verb = any(german.fold(w.text) in verbs or _VERB.fullmatch(w.text) for w in words[1:])
    return has_verb and len(german.words(piece)) >= _FEWEST_WORDS


def answer_halves(
    question: str,
    language: str,
    ask: Callable[[str], Answer],
    resolve: Callable[[str, Conversation], str],
) -> Answer | None:
    """The answers to both halves put together; None where there are no two, or neither is stated.

    Args:
        question: What was asked, whole.
        language: "de" or "en".
        ask: Answers a question that stands alone.
        resolve: Makes the second half stand alone.
    """
    found = halves(question)
    if found is None:
        return None
    first = ask(found[0])
    if _HOW_FAR.search(found[1]) and (apart := _with_difference(question, language, first)):
        return apart
    second = ask(resolve(found[1], Conversation((Turn(found[0], first),))))
    stated = [one.status is Status.ANSWERED for one in (first, second)]
    if not any(stated) or (first.computation and second.computation):
        return None
    if all(stated):
        return _together(question, first, second)
    told, missing, asked = (first, second, found[1]) if stated[0] else (second, first, found[0])
    note = say(language, "half_missing", asked=asked)
    return replace(
        told,
        status=Status.PARTIAL,
        reason=missing.reason or Reason.NOT_STATED,
        text=f"{told.text} {note}",
        standalone_question=question,
    )


def _with_difference(question: str, language: str, first: Answer) -> Answer | None:
    """The first answer with the difference of the two figures that it holds against each other."""
    found = first.computation
    if first.status is not Status.ANSWERED or found is None or len(found.operands) != _PAIR:
        return None
    if _HEDGED.search(first.text):
        return None
    stated = [
        Stated(one.value, arithmetic.shown(one.value), one.unit, "", one.citation)
        for one in found.operands
    ]
    if stated[0].unit != stated[1].unit:
        return None
    receipt = arithmetic.difference(stated[0], stated[1])
    result = value(receipt.result, arithmetic.shown(receipt.result), receipt.unit, language)
    cited = marks([one.citation for one in stated])
    apart = say(language, "difference", result=result, formula=receipt.formula, marks=cited)
    return replace(
        first,
        text=f"{first.text} {apart}",
        short=f"{first.short}; {result}",
        mode=Mode.COMPUTED,
        computation=receipt,
        standalone_question=question,
    )


def _together(question: str, first: Answer, second: Answer) -> Answer:
    """Both answers one after the other, citations numbered through, none twice."""
    cited = list(dict.fromkeys((*first.citations, *second.citations)))
    number = {n: cited.index(one) + 1 for n, one in enumerate(second.citations, start=1)}

    def renumbered(match: re.Match[str]) -> str:
        return f"[{number.get(int(match[1]), int(match[1]))}]"

    text = _MARK.sub(renumbered, second.text)
    shorts = dict.fromkeys(one.short for one in (first, second) if one.short)
    computation = first.computation or _renumbered(second.computation, number)
    return replace(
        first,
        text=first.text if text == first.text else f"{first.text} {text}",
        short="; ".join(shorts),
        mode=Mode.COMPUTED if computation else first.mode,
        citations=tuple(cited),
        computation=computation,
        standalone_question=question,
        confidence=min(first.confidence, second.confidence),
    )


def _renumbered(computation: Computation | None, number: dict[int, int]) -> Computation | None:
    """The receipt with its operands' citations numbered as in the whole answer."""
    if computation is None:
        return None
    operands = tuple(replace(one, citation=number[one.citation]) for one in computation.operands)
    return replace(computation, operands=operands)
