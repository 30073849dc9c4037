"""Another question word for the last question ("Bis wann?", "Wie viel Prozent sind das?")."""

from __future__ import annotations

import re

from auskunft import german
from auskunft.domain import AnswerType, Status, Turn
from auskunft.followup.context import (
    asked_before,
    capitalised,
    cites_indicator,
    entity_phrase,
    named_stretch,
    standalone,
)
from auskunft.followup.cues import cues, fits
from auskunft.followup.parts import COUNTS, parts_of
from auskunft.understanding.query import Query
from auskunft.understanding.question_words import first_cue, tokenise
from auskunft.understanding.understand import Understanding

_TIMES = ("wann", "when", "lange", "long", "jahr", "year")


_ONE_OR_SOME = re.compile(
    r"(?:\b(?:k?eine?[nmr]?|a|an|any|some)\s+|^es\s+(?:(?:denn|auch|schon|noch)\s+)*(?=[A-ZÄÖÜ]))"
    r"(?P<noun>[^\W\d_][\w.&/-]*)"
)
_IN_OFFICE = re.compile(
    r"(?P<when>seit wann|ab wann|wie lange|bis wann) (?:ist|war|bleibt|macht|hat) (?:er|sie|es) "
    r"(?:das|dies|es|im amt|in dem amt|in dieser funktion)(?: schon| denn)?",
    re.IGNORECASE,
)
_OTHER_FORM = re.compile(
    r"(?:wie viele? (?:ist|sind|wäre|wären|macht) (?:das|es) )?"
    r"(?P<form>in euro|in absoluten zahlen|als zahl|in personen|absolut)",
    re.IGNORECASE,
)
_PERSON = re.compile(r"(?:[A-ZÄÖÜ][\w.-]*\.\s*)*[A-ZÄÖÜ][\w’'-]+(?:\s(?:von\s)?[A-ZÄÖÜ][\w’'-]+)+")
_WHO = re.compile(r"wer\b", re.IGNORECASE)
_NO = frozenset({"nein", "no"})


def other_question_word(text: str, turns: list[Turn], understanding: Understanding) -> str | None:
    """The last question with the question word that this one consists of."""
    asked = _without_conjunction(text)
    turn = asked_before(turns)
    if fits("which_ones", asked):
        return _which_ones(asked, understanding.query(standalone(turn)))
    if fits("denials", asked):
        return _denied(asked, understanding.query(standalone(turn)))
    if not fits("interrogatives", asked) or (
        fits("figures", asked) and cites_indicator(turn.answer, understanding)
    ):
        return None
    asked = cues().question_word_means.get(german.fold(asked), asked)
    earlier = understanding.query(standalone(turn))
    parts = parts_of(earlier)
    if parts is None:
        return f"{capitalised(asked)} {named_stretch(earlier)}?" if named_stretch(earlier) else None
    noun = parts.noun
    if noun and parts.kind not in COUNTS:
        noun = entity_phrase(earlier, turn, understanding) or noun
    verb = parts.verb
    if parts.kind == "define" and any(time in german.fold(asked) for time in _TIMES):
        verb = "gibt es" if verb in {"ist", "sind"} else verb
    if parts.kind == "yes_no" and german.fold(turn.answer.short) in _NO and fits("reasons", asked):
        return _denied(asked, earlier)
    return " ".join(f"{capitalised(asked)} {verb} {_with_noun(parts.rest, noun)}".split()) + "?"


def _without_conjunction(text: str) -> str:
    words = [word.text for word in german.words(text)]
    while words and german.fold(words[0]) in {"und", "aber", "and"}:
        words = words[1:]
    return " ".join(words)


def _denied(asked: str, earlier: Query) -> str | None:
    """Why the answer to the last question is no ("Warum wurden … nicht genehmigt?")."""
    parts = parts_of(earlier)
    if parts is None or parts.kind != "yes_no":
        return None
    opening = german.words(asked)[0].text
    words = parts.rest.split()
    still = next((n for n, word in enumerate(words) if german.fold(word) in cues().no_longer), None)
    if still is not None:
        words[still] = cues().no_longer[german.fold(words[still])]
    elif not {"nicht", "not", "kein", "keine", "no"} & set(map(german.fold, words)):
        closes = bool(words) and words[-1].islower()
        words.insert(len(words) - closes, "not" if earlier.english else "nicht")
    return f"{capitalised(opening)} {parts.verb} {' '.join(words)}?"


def _which_ones(asked: str, earlier: Query) -> str | None:
    """The last question for the names of what it counted or of which it asked for any."""
    parts = parts_of(earlier)
    if parts is None:
        return None
    words = [word.text for word in german.words(asked)]
    opening = capitalised(" ".join(words[: 2 if fits("quantities", asked) else 1]))
    if parts.kind in {"count", "which"} and parts.noun:
        return f"{opening} {parts.noun} {parts.verb} {parts.rest}".strip() + "?"
    found = _ONE_OR_SOME.search(parts.rest) if parts.kind == "yes_no" else None
    if found is None:
        return None
    rest = f"{parts.rest[: found.start()]}{parts.rest[found.end() :]}"
    if found.group().startswith("es"):
        rest = f"es {rest}"
    return " ".join(f"{opening} {found['noun']} {parts.verb} {rest}".split()) + "?"


def in_office(text: str, turns: list[Turn], understanding: Understanding) -> str | None:
    """Since when somebody is what the last question asked for ("Seit wann ist er das?")."""
    match = _IN_OFFICE.fullmatch(_without_conjunction(text))
    turn = asked_before(turns)
    if match is None or not _WHO.match(standalone(turn)):
        return None
    parts = parts_of(understanding.query(standalone(turn)))
    if parts is None or turn.answer.status is not Status.ANSWERED:
        return None
    if not _PERSON.fullmatch(turn.answer.short):
        return None
    return f"{capitalised(match['when'])} {parts.verb} {turn.answer.short} {parts.rest}?"


def in_form(text: str, turns: list[Turn], understanding: Understanding) -> str | None:
    """The last question for its share as an amount or a number ("Und in Euro?")."""
    match = _OTHER_FORM.fullmatch(_without_conjunction(text))
    earlier = standalone(asked_before(turns))
    share = match and understanding.query(earlier).expectation.type is AnswerType.SHARE
    return f"{earlier.rstrip('?! ')}, {match['form']}?" if match and share else None


def in_percent(text: str, turns: list[Turn], understanding: Understanding) -> str | None:
    """The last count as a share of what was counted."""
    if not fits("percent", text):
        return None
    earlier = understanding.query(standalone(asked_before(turns)))
    counted = _what_is_counted(earlier)
    if counted is None:
        return None
    counted = counted.removeprefix("der ").removeprefix("of the ")
    return f"{cues().percent_word[earlier.language]} {counted}"


def _what_is_counted(query: Query) -> str | None:
    """The rest of a question behind its "how many", be there a verb or none."""
    parts = parts_of(query)
    if parts is not None:
        asks = parts.kind == "count" and bool(parts.noun)
        return query.question[query.question.index(parts.noun) :] if asks else None
    tokens = tokenise(query.question)
    found = first_cue(tokens) if tokens else None
    if found is None or found[0] != "count" or found[2] >= len(tokens):
        return None
    return query.question[tokens[found[2]].start :]


def _with_noun(rest: str, noun: str) -> str:
    """The noun before the verb that closes the sentence ("… Beratungen durchführen")."""
    words = rest.split()
    if not noun or noun in rest:
        return rest
    closes = bool(words) and words[-1].islower()
    return " ".join([*words[:-1], noun, words[-1]] if closes else [*words, noun])
