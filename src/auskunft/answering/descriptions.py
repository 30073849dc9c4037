"""What a thing is or does ("Was ist X?", "Woran arbeitet X?"): the sentences about it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auskunft.answering.amounts import FIGURE_QUESTIONS
from auskunft.answering.candidates import Candidate
from auskunft.answering.drafting import Draft
from auskunft.answering.fitting import TYPED
from auskunft.answering.prose import MARK_ROOM, SURE, quote
from auskunft.answering.wholes import MONEY
from auskunft.domain import Answer, AnswerType
from auskunft.understanding.intents import intents
from auskunft.understanding.query import Query

LONGEST_DESCRIPTION = 700
LONGEST_DEFINITION = 370
_SEVERAL = re.compile(
    r"\b(?:alle[ns]?|aller|sämtliche\w*|Aufgaben|Tätigkeiten|Schwerpunkte|Angebote|Leistungen|Ziele"
    r"|everything|all|tasks|goals|aims)\b"
)
"""Asks for all that a thing does, at whatever length."""
_PAYS = re.compile(r"\b(?:unterstütz|(?:ge)?förder|finanzier|bezuschuss|beteilig)\w*\b")
"""With an amount of money: what others pay for the thing."""


def answer_description(draft: Draft, found: Sequence[Candidate]) -> Answer | None:
    """What a thing is or does ("Was ist X?"): the sentences about it, in their order."""
    query = draft.query
    asked = query.has("describe.patterns") or not query.terms
    if not query.entities or not asked or not found:
        return None
    if query.expectation.type in FIGURE_QUESTIONS | TYPED | {AnswerType.YES_NO}:
        return None
    if query.has("operation.most", "operation.least"):
        return None
    narrowed = any(term.qualifier or term.known for term in query.terms)
    telling = [c for c in found if c.support >= SURE] if narrowed else list(found)
    central = _central(query, telling)
    if not central:
        return None
    all_of_it = query.has("describe.everything")
    if query.has("describe.activity"):
        active = _active(query, central)
        whole = active == central or _SEVERAL.search(query.question) is not None
        all_of_it, central = all_of_it and whole, active
    room, chosen = LONGEST_DESCRIPTION if all_of_it else LONGEST_DEFINITION, list[Candidate]()
    for candidate in sorted(central, key=lambda one: one.view.number):
        if chosen and len(candidate.view.text) > room:
            break
        chosen.append(candidate)
        room -= len(candidate.view.text) + MARK_ROOM
    text = " ".join(quote(draft, candidate.view) for candidate in chosen)
    return draft.answered(text, "", 0.9 if not query.terms else max(one.support for one in central))


def _central(query: Query, telling: Sequence[Candidate]) -> list[Candidate]:
    """The sentences about what is asked for, and the one that brings it in if they only go on.

    "…, lebt das Netzwerk X, das Daten aufbereitet, von … . Letzteres wurde 2018 gegründet."
    """
    asked = {*query.entity_numbers}
    central = [one for one in telling if one.view.topics & asked] or list(telling)
    if any(asked & {*one.view.mentioned} for one in central):
        return central
    naming = [one for one in telling if asked & {*one.view.mentioned}]
    return sorted(naming, key=lambda one: one.view.number)[:1] + central


def _is_paid(candidate: Candidate) -> bool:
    """Whether it says what somebody pays for it ("Der Bund unterstützt X mit 22 Mio. Euro")."""
    money = any(MONEY in quantity.unit for quantity in candidate.view.quantities)
    return money and _PAYS.search(candidate.view.text) is not None


def _active(query: Query, central: list[Candidate]) -> list[Candidate]:
    """The sentences that say what the thing does, where not all of them find room.

    What others pay for it is nothing that it does; one that only goes on has another before it.
    """
    if sum(len(one.view.text) + MARK_ROOM for one in central) <= LONGEST_DEFINITION:
        return central
    active = sorted(
        (
            one
            for one in central
            if "statement.activity" in intents(one.view.text) and not _is_paid(one)
        ),
        key=lambda one: one.view.number,
    )
    asked = {*query.entity_numbers}
    if active and not asked & {*active[0].view.mentioned}:
        before = [one for one in central if one.view.number < active[0].view.number]
        naming = [one for one in before if asked & {*one.view.mentioned}]
        active = sorted(naming, key=lambda one: one.view.number)[:1] + active
    return active or central
