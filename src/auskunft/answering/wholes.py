"""The number or amount that a figure is a part of, in its sentence or before it in the passage."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from auskunft import german
from auskunft.answering.arithmetic import PERCENT
from auskunft.answering.described import describe, partitive
from auskunft.answering.matching import similar_form
from auskunft.domain import Quantity
from auskunft.understanding.view import CorpusView, SentenceView

_GAP = r"[\s\u00a0]+"
_BEFORE_PART = re.compile(
    r"\b(?:davon|hiervon|wovon|darunter|hierunter|worunter|von denen|von ihnen|von diesen"
    r"|unter denen|unter ihnen|aus denen|woraus"
    r"|of which|of them|from which)\b",
    re.IGNORECASE,
)
_OF_THAT = re.compile(
    r"(?:Davon|Darunter|Hiervon)\s+(?!unabhängig|abgesehen|ausgehend|getrennt|ausgenommen|profitier|zeug)"
    r"|(?:Of these|Of this|Of them)\b"
)
_OF_AMOUNT = re.compile(
    r"\s*(?:%|Prozent)?\s*(?:des|der|of the)\s+(?:[a-zäöüß]+e[nrs]\s+)?"
    r"\w*(?:kosten|mitteln?|summe|etats?|budgets?|haushalts?|ausgaben|investition(?:en)?|volumens?|"
    r"betrage?s|aufwande?s|preises|costs?|budget|sum)(?:\s+(?:des|der)\s+[\w-]+)?"
    r"\s+(?:von|in Höhe von|of)\s+$",
    re.IGNORECASE,
)
_AFTER_PART = re.compile(
    rf"{_GAP}(?:davon|hiervon|von ihnen|von denen|darunter|of them|of these)\b", re.IGNORECASE
)
_RELATIVE = re.compile(rf",{_GAP}(?:die|der|das|which){_GAP}(?:\w+{_GAP})?(?:zu{_GAP})?$")
_OUT_OF = re.compile(
    rf"(?:(?:Von|Of){_GAP}(?:[^\W\d]+{_GAP}){{0,5}}(?:in Höhe von{_GAP})?"
    rf"|Von{_GAP}(?:[^\W\d]+{_GAP})?[^\W\d]+,{_GAP}(?:der|die|das){_GAP}sich{_GAP}(?:\d{{4}}{_GAP})?auf{_GAP}"
    rf"|(?:Aus|Out of){_GAP}(?:[a-zäöüß]+{_GAP}){{0,5}})(?=\d)"
)
_MADE_OF = re.compile(
    r"\b(?:setz(?:t|en|te|ten)\s+sich|besteh(?:t|en)|verteil(?:t|en)\s+sich)\s+"
    r"(?:\w+\s+)?(?:aus|auf)\s+$"
)
_ARE = re.compile(r"\b(?:sind|waren|ist|war|are|were)\b[^,;:]*$")
_BELONG = re.compile(
    r"\b(?:zähl|gehör)(?:en|ten)\b[^.;]*\b(?:dazu|zu ihnen|zu den (?P<of>Mitgliedern|Partnern))\b"
    r"|\b(?:dazu|zu ihnen|zu den (?P<behind>Mitgliedern|Partnern))\s+(?:zähl|gehör)(?:en|ten)\b",
    re.IGNORECASE,
)
_MEMBERS = ("Mitglieder", "Partner")
TIMES = frozenset(
    {"Jahr", "Jahre", "Jahren", "Monat", "Monate", "Monaten", "Woche", "Wochen", "Tag", "Tage"}
    | {"Tagen", "Stunde", "Stunden", "years", "months", "weeks", "days", "hours"}
)
_ENUMERATED = 14
"""Words that may stand between two figures that are parts of the same number."""
MONEY = "Euro"
FUNDS = frozenset({"mittel", "foerdern"})
"""An amount of money says that it is about funds, and that somebody gives them."""


def whole_of(
    view: CorpusView, sentence: SentenceView, part: Quantity
) -> tuple[Quantity, SentenceView] | None:
    """The number a figure is a part of, and the sentence that states it."""
    if part.noun in TIMES:
        return None  # "94 Firmen, von denen nach drei Jahren noch 71 am Markt waren"
    return _in_sentence(view, sentence, part) or _around(view, sentence, part)


def _in_sentence(
    view: CorpusView, sentence: SentenceView, part: Quantity
) -> tuple[Quantity, SentenceView] | None:
    """The number before it in its sentence."""
    earlier = [q for q in sentence.quantities if q.end <= part.start and is_whole(q)]
    fits = [q for q in earlier if _fits(q, part)]
    if fits and _refers(sentence, fits[-1], part):
        return fits[-1], sentence
    if fits and _out_of(sentence, fits[0], part):
        return fits[0], sentence
    if fits and _consists(sentence, fits[0], part):
        return fits[0], sentence
    listed = _listed_with(view, sentence, earlier, part)
    return (listed, sentence) if listed else None


def _around(
    view: CorpusView, sentence: SentenceView, part: Quantity
) -> tuple[Quantity, SentenceView] | None:
    """The number behind it, or in a sentence before, or the one that all are shares of."""
    if part.unit == PERCENT or part.whole is not None:
        return (
            _behind(sentence, part)
            or _by_noun(view, sentence, part)
            or _shared_out(sentence, part)
            or _of_that(view, sentence, part)
        )
    return _said_before(view, sentence, part) or _of_that(view, sentence, part)


def _consists(sentence: SentenceView, whole: Quantity, part: Quantity) -> bool:
    """Whether the whole "setzt sich aus" the part and others "zusammen"."""
    return _MADE_OF.search(_between(sentence, whole, part)) is not None


def _behind(sentence: SentenceView, part: Quantity) -> tuple[Quantity, SentenceView] | None:
    """The amount of which a share is told ("trägt 75 % der Kosten von 16 Mio. Euro")."""
    offset = sentence.sentence.start
    for quantity in sentence.quantities:
        number_end = part.start - offset + len(part.spelling)
        between = sentence.text[number_end : quantity.start - offset]
        if quantity.start > part.start and is_whole(quantity) and _OF_AMOUNT.match(between):
            return quantity, sentence
    return None


def _of_that(
    view: CorpusView, sentence: SentenceView, part: Quantity
) -> tuple[Quantity, SentenceView] | None:
    """The one figure of the sentence before, where this one opens with "Davon"."""
    number = view.previous(sentence.number)
    if number is None or not _OF_THAT.match(sentence.text):
        return None
    before = view.sentence_view(number)
    wholes = [q for q in before.quantities if is_whole(q) and _fits(q, part)]
    if len(wholes) != 1:
        return None
    whole, own = (view.interpreter.keys(one.noun) for one in (wholes[0], part))
    counts_others = not part.unit and own and whole and not related(view, whole, own)
    return None if counts_others else (wholes[0], before)


def _listed_with(
    view: CorpusView, sentence: SentenceView, earlier: Sequence[Quantity], part: Quantity
) -> Quantity | None:
    """The whole of an enumeration: that of the part before it, or the number before a colon."""
    alike = [q for q in earlier if q.unit == part.unit]
    if not alike or not is_whole(part):
        return None
    between = _between(sentence, alike[-1], part)
    if ";" in between or len(between.split()) > _ENUMERATED:
        return None
    found = whole_of(view, sentence, alike[-1])
    if found is not None and found[1] is sentence:
        parts = [q for q in alike if q.start > found[0].start]
        fits = sum((q.value for q in parts), part.value) <= found[0].value
        return found[0] if fits else None
    return _before_colon(sentence, alike, part)


def _before_colon(
    sentence: SentenceView, alike: Sequence[Quantity], part: Quantity
) -> Quantity | None:
    """The number that the figures behind a colon make up ("24 Mio. Euro: 15 … und 9 …")."""
    colons = [q for q in alike if ":" in _between(sentence, q, part)]
    whole = colons[-1] if colons else None
    if whole is None or (whole is alike[-1] and ":" not in _between(sentence, whole, part)):
        return None
    parts = [q for q in sentence.quantities if q.start > whole.end and q.unit == part.unit]
    total = sum((q.value for q in parts), Decimal(0))
    several = len(parts) > 1 and all(map(is_whole, parts))
    fits = total == whole.value or (bool(whole.unit) and total < whole.value)
    return whole if several and fits else None


def _said_before(
    view: CorpusView, sentence: SentenceView, part: Quantity
) -> tuple[Quantity, SentenceView] | None:
    """The number in the sentences before that "63 von ihnen" or "38 der Betriebe" is a part of."""
    number_end = part.start - sentence.sentence.start + len(part.spelling)
    behind = sentence.text[number_end : number_end + _REACH]
    belongs = None if part.unit else _BELONG.search(sentence.text)
    if belongs:
        named = belongs["of"] or belongs["behind"]
        members = (counted_before(view, sentence, one) for one in ([named] if named else _MEMBERS))
        return next((one for one in members if one and one[0].value > part.value), None)
    noun = partitive(sentence, part) or (part.noun if _AFTER_PART.match(behind) else "")
    found = counted_before(view, sentence, noun) if noun and not part.unit else None
    return found if found and found[0].value >= part.value else None


def counted_before(
    view: CorpusView, sentence: SentenceView, noun: str
) -> tuple[Quantity, SentenceView] | None:
    """The one number of such things stated before in the passage; None where there are several."""
    wanted = view.interpreter.keys(noun)
    found: list[tuple[Quantity, SentenceView]] = []
    past: list[tuple[Quantity, SentenceView]] = []
    number = view.previous(sentence.number)
    while number is not None:
        here = view.sentence_view(number)
        for figure in describe(view, here):
            counted = not figure.quantity.unit and is_whole(figure.quantity)
            if counted and related(view, wanted, view.interpreter.keys(figure.noun)):
                (past if figure.year else found).append((figure.quantity, here))
        number = view.previous(number)
    found = [one for one in found or past if whole_of(view, one[1], one[0]) is None]
    exact = [one for one in found if _stems(noun) == _stems(one[0].noun)] or found
    return exact[0] if len({quantity.value for quantity, _ in exact}) == 1 else None


def _stems(text: str) -> frozenset[str]:
    return frozenset(german.stem(word.text) for word in german.words(text))


def _between(sentence: SentenceView, first: Quantity, second: Quantity) -> str:
    offset = sentence.sentence.start
    return sentence.text[first.end - offset : second.start - offset]


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
            if quantity.end > part.start or not is_whole(quantity):
                continue
            if quantity.unit:
                if noun and noun <= FUNDS and _are_funds(view, here, quantity):
                    near.append((quantity, here))
                continue
            counted = view.interpreter.keys(quantity.noun)
            if related(view, noun, counted) and whole_of(view, here, quantity) is None:
                (same if noun & counted else near).append((quantity, here))
        before = view.previous(here.number)
        here = None if before is None else view.sentence_view(before)
    found = same or near
    return found[0] if len({quantity.value for quantity, _ in found}) == 1 else None


_PROVIDED = re.compile(
    r"\b(?:bereit\w*|zur Verfügung|vorgesehen|vorgemerkt|ausgestattet|eingesammelt|Volumen|"
    r"Fördersumme|Mitteln?|\w*[Ee]tat|\w*[Bb]udget|\w*[Hh]aushalt)\b"
)


def _are_funds(view: CorpusView, sentence: SentenceView, quantity: Quantity) -> bool:
    """Whether an amount is what is provided, and no part of more."""
    provided = MONEY in quantity.unit and _PROVIDED.search(sentence.text) is not None
    return provided and whole_of(view, sentence, quantity) is None


_PAYS = re.compile(
    r"\b(?:trägt|tragen|trug(?:en)?|getragen|steuer(?:t|n|te|ten)|übernimmt|übernehmen|"
    r"übernahm(?:en)?|finanzier(?:t|en|te|ten)|stamm(?:t|en|te|ten)|komm(?:t|en)|kam(?:en)?|"
    r"zahl(?:t|en|te|ten)|bezahl(?:t|en|te|ten)|bring(?:t|en)|teilen|verteil(?:t|en|te|ten)|pays?|comes?|covers?|funded)\b"
)
_COSTS = re.compile(
    r"(?:gesamt|projekt|bau)?(?:kosten|ausgaben|summe|etats?|budgets?|volumens?|haushalts?|costs?)",
    re.IGNORECASE,
)
_CHANGES = re.compile(r"\b(?:um|by)\s+(?:\w+\s+)?$")


_SINCE = re.compile(r"\b(?:seither|seitdem|danach|since then)\b")


def of_later_money(sentence: SentenceView, whole: Quantity, part: Quantity) -> bool:
    """Whether a share is one of other money than an amount before it ("seither zwei Drittel")."""
    return _SINCE.search(_between(sentence, whole, part)) is not None


def _shared_out(sentence: SentenceView, part: Quantity) -> tuple[Quantity, SentenceView] | None:
    """The one amount of a sentence that says who pays what share of it ("zu 30 % das Land")."""
    amounts = [q for q in sentence.quantities if MONEY in q.unit and is_whole(q)]
    of_costs = not part.noun or _COSTS.fullmatch(part.noun) is not None
    if len(amounts) != 1 or amounts[0].end > part.start or not of_costs:
        return None
    changes = _CHANGES.search(sentence.text[: part.start - sentence.sentence.start])
    if changes or of_later_money(sentence, amounts[0], part):
        return None
    return (amounts[0], sentence) if _PAYS.search(sentence.text) else None


def is_whole(quantity: Quantity) -> bool:
    """Whether a figure can have parts: a count or an amount."""
    return quantity.whole is None and quantity.unit != PERCENT


_COMES_OF = re.compile(r"\b(?:aus denen|woraus|from which)\b", re.IGNORECASE)


def comes_of(sentence: SentenceView, whole: Quantity, part: Quantity) -> bool:
    """Whether the part is no such thing any more ("400 Gespräche, aus denen 140 Projekte …")."""
    if whole.start < sentence.sentence.start or not part.noun or whole.noun == part.noun:
        return False
    return _COMES_OF.search(_between(sentence, whole, part)) is not None


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
    are = _ARE.search(_between(sentence, whole, part)) is not None
    bare = not part.noun or part.noun == whole.noun or are or bool(part.unit)
    return opening is not None and opening.end() - 1 <= first <= opening.end() + 1 and bare


def related(view: CorpusView, one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two nouns can count the same things."""
    covers = view.glossary.covers
    alike = similar_form(other)
    return any(
        key in other or covers.get(key, frozenset()) & other or alike(key) > 0 for key in one
    ) or any(covers.get(key, frozenset()) & one for key in other)
