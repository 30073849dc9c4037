"""Where in the last question a piece belongs: what it is another one of."""

from __future__ import annotations

from auskunft import german
from auskunft.domain import AnswerType, Span
from auskunft.followup.cues import among
from auskunft.followup.editing import (
    as_said_before,
    swap,
    with_article,
    with_preposition,
    without_leading_stop_words,
)
from auskunft.followup.payers import other_payer
from auskunft.understanding.intents import intents
from auskunft.understanding.query import Query
from auskunft.understanding.view import CorpusView, FactView

_SUPERLATIVES = frozenset({"operation.most", "operation.least"})
_ENDS = _SUPERLATIVES | {"operation.older", "operation.younger"}
_PLURALS = ("en", "er", "e", "s", "ln")
_NAMED_WITH = frozenset({"sektor"})
"""What a scope's name may hold beside what tells it from others ("Staatssektor")."""


def replaced(
    earlier: Query, piece: Query, fragment: str, view: CorpusView, *, period_holds: bool = True
) -> str | None:
    """The earlier question with the piece in place of what it corresponds to.

    `period_holds`: a question for another indicator keeps the period of the earlier one.
    """
    if other := _other_of_a_pair(earlier, piece, fragment):
        return other
    if not piece.terms and not piece.entities:
        return _without_terms(earlier, piece, fragment, view)
    if earlier.entities and not (piece.entities and piece.terms):
        spans = [part for mention in earlier.entities for part in mention.parts]
        alone = piece.entities or not earlier.terms or _only_thing(earlier, fragment)
        if alone or (_parallel(earlier, fragment) and not _best_facts(piece, view)):
            return swap(earlier.question, [Span(spans[0].start, spans[-1].end)], fragment)
    rival = _rival(earlier, piece, view)
    if rival is not None:
        return swap(earlier.question, [rival], fragment)
    if _other_measure(earlier, piece, view):
        return _with_measure(earlier, fragment, period_holds=period_holds)
    one = _one_of_ranked(earlier, piece, fragment, view)
    stays = _kept_scope(earlier, piece, view)
    one = one or _of_whom(earlier, piece, fragment, view)
    return one or _in_place_of_last_term(earlier, fragment, scope_stays=stays)


def _other_of_a_pair(earlier: Query, piece: Query, fragment: str) -> str | None:
    """The question for the other end of a scale, or for another one who pays."""
    if piece.intents & _ENDS and earlier.intents & _ENDS and _only_adjectives(piece):
        return _other_end(earlier, fragment)
    return other_payer(earlier.question, fragment)


def _of_whom(earlier: Query, piece: Query, fragment: str, view: CorpusView) -> str | None:
    """The question with the piece behind it, if a figure is called so ("… der Wirtschaft?")."""
    first = german.words(fragment)[:1]
    opening = german.fold(first[0].text) if first else ""
    fits_on = opening in {"der", "des"} or opening not in german.stop_words()
    if not fits_on or not any(earlier.keys | piece.keys <= fact.keys for fact in view.facts):
        return None
    end = max((term.end for term in earlier.terms), default=0)
    return f"{earlier.question[:end]} {fragment}{earlier.question[end:]}" if end else None


def _only_thing(earlier: Query, fragment: str) -> bool:
    """Whether a thing is all that was asked about ("Wer leitet X?"), and the piece is one."""
    words = german.words(fragment)
    nouns = any(term.text[:1].isupper() for term in earlier.terms)
    definite = among("definite", words[0].text) and among("articles", words[0].text)
    alone = definite and len(words) > 1 and not words[-1].text.endswith(("en", "er", "s", "ln"))
    return alone and not (nouns or earlier.english)


def _parallel(earlier: Query, fragment: str) -> bool:
    """Whether what a thing has was counted, and the piece is one thing with an article as well.

    "Wie viele Firmen hat das Forum?": not "Und die Kliniken?", but "Und die Werft?".
    """
    words = german.words(fragment)
    if earlier.expectation.type is not AnswerType.COUNT or len(words) < 2:  # noqa: PLR2004
        return False
    definite = among("definite", words[0].text) and among("articles", words[0].text)
    return definite and not words[-1].text.endswith(_PLURALS)


def _without_terms(earlier: Query, piece: Query, fragment: str, view: CorpusView) -> str | None:
    """The earlier question with the piece's period or region, its superlative, or as a whole."""
    if piece.periods or piece.regions:
        periods = [Span(one.start, one.end) for one in earlier.periods]
        regions = [Span(one.start, one.end) for one in earlier.regions]
        if not piece.periods and not regions:
            regions = _same_preposition(earlier, fragment)
        elif not piece.periods:
            start = regions[0].start
            fragment = as_said_before(earlier.question, start, fragment)
            regions = [Span(with_article(earlier.question, start), regions[0].end)]
        return swap(earlier.question, periods if piece.periods else regions, fragment)
    if piece.has("scope.whole"):
        scope = _part_of_whole(earlier, view) or _last_scope(earlier)
        return swap(earlier.question, [scope], "insgesamt") if scope else None
    return None


def _only_adjectives(piece: Query) -> bool:
    """Whether the piece names no thing, only which one ("das jüngste")."""
    return not piece.entities and not any(term.text[:1].isupper() for term in piece.terms)


def _best_facts(query: Query, view: CorpusView) -> list[FactView]:
    """The indicators whose labels name most of the question, the plainest label first."""
    named = [
        fact
        for fact in view.facts
        if fact.head & query.keys or len(fact.measure_keys & query.keys) > 1
    ]
    most = max((len(query.keys & fact.keys) for fact in named), default=0)
    best = [fact for fact in named if len(query.keys & fact.keys) == most]
    return sorted(best, key=lambda fact: len(fact.keys))


def _span(query: Query, keys: frozenset[str]) -> Span | None:
    """The stretch of the question whose terms mean the keys and nothing else."""
    found = [term for term in query.terms if set(term.keys) <= keys]
    return Span(found[0].start, found[-1].end) if found else None


def _relatives(one: FactView, view: CorpusView) -> list[FactView]:
    """The other indicators of the document with the same head and unit."""
    return [
        other
        for other in view.facts
        if other is not one
        and other.head == one.head
        and (other.fact.document_id, other.fact.unit) == (one.fact.document_id, one.fact.unit)
    ]


def _rival(earlier: Query, piece: Query, view: CorpusView) -> Span | None:
    """The scope that the earlier question names where the piece names another of that measure."""
    for one in _best_facts(earlier, view):
        for other in _relatives(one, view):
            if not piece.keys & (other.keys - one.keys) or not piece.keys - one.keys <= other.keys:
                continue
            # "Sektor" is in both: a term that also says "Staat" is what differs.
            common = one.keys & other.keys & _NAMED_WITH
            span = _span(earlier, (one.keys - other.keys) | common)
            if span is not None:
                return span
    return None


def _part_of_whole(earlier: Query, view: CorpusView) -> Span | None:
    """The scope that the earlier question names where an indicator without it exists."""
    for one in _best_facts(earlier, view):
        for whole in _relatives(one, view):
            if whole.keys < one.keys:
                span = _span(earlier, one.keys - whole.keys)
                if span is not None:
                    return _whole_phrase(earlier.question, span)
    return None


def _whole_phrase(question: str, span: Span) -> Span:
    """The stretch with the preposition or article before it."""
    start = with_preposition(question, span.start)
    return Span(with_article(question, start) if start == span.start else start, span.end)


def _other_measure(earlier: Query, piece: Query, view: CorpusView) -> bool:
    """Whether the piece names an indicator of another kind than the earlier question does."""
    asked, named = _best_facts(earlier, view), _best_facts(piece, view)
    if not asked or not named or not piece.keys <= named[0].keys:
        return False
    return named[0].head != asked[0].head


def _with_measure(earlier: Query, fragment: str, *, period_holds: bool) -> str:
    """The question for another indicator, for the same region and period."""
    first = german.words(fragment)[:1]
    if first and among("prepositions", first[0].text):
        fragment = fragment[first[0].end :].strip()
        first = german.words(fragment)[:1]
    article = bool(first) and among("articles", first[0].text)
    where = [f"in {earlier.question[m.start : m.end]}" for m in earlier.regions]
    when = [earlier.question[m.start : m.end] for m in earlier.periods if period_holds]
    counts = earlier.expectation.type is AnswerType.COUNT
    if earlier.english:
        opening = "What is" if article else "What is the value of"
        return " ".join([opening, fragment, *where, *when]) + "?"
    if counts and not article:
        return " ".join(["Wie viele", fragment, "gab es", *where, *when]) + "?"
    if article:
        verb = "sind" if fragment.endswith("en") else "ist"
        return " ".join(["Wie hoch", verb, fragment, *where, *when]) + "?"
    return " ".join(["Welcher Wert ist für", fragment, *where, *when, "angegeben?"])


def _one_of_ranked(earlier: Query, piece: Query, fragment: str, view: CorpusView) -> str | None:
    """The figure of one of those among which the earlier question asked for the highest."""
    best = _best_facts(earlier, view)[:1] if earlier.intents & _SUPERLATIVES else []
    if not any(f.head == best[0].head and piece.keys <= f.keys for f in view.facts if best):
        return None
    measure = _span(earlier, best[0].head)
    if measure is None:
        return None
    name = earlier.question[measure.start : measure.end]
    one = without_leading_stop_words(fragment)
    if earlier.english:
        return f"What is the value of {name} ({one})?"
    return f"Wie hoch ist der Wert für {name} ({one})?"


def _other_end(earlier: Query, fragment: str) -> str | None:
    """The question for the highest as one for the lowest."""
    ends = [word for word in german.words(fragment) if intents(word.text) & _ENDS]
    asked = [word for word in german.words(earlier.question) if intents(word.text) & _ENDS]
    if not ends or not asked:
        return None
    question = earlier.question
    return f"{question[: asked[0].start]}{ends[-1].text}{question[asked[0].end :]}"


def _last_scope(query: Query) -> Span | None:
    """The last prepositional stretch of the question that names a scope."""
    for term in reversed(query.terms):
        if not (term.qualifier or query.english):
            continue
        start = with_preposition(query.question, term.start)
        if start < term.start:
            return Span(start, term.end)
    return None


def _kept_scope(earlier: Query, piece: Query, view: CorpusView) -> bool:
    """Whether the last scope of the question goes with the piece ("am BIP im Staatssektor")."""
    scope = _last_scope(earlier)
    if scope is None:
        return False
    keys = {k for t in earlier.terms if scope.start <= t.start < scope.end for k in t.keys}
    return any(keys | piece.keys <= fact.keys for fact in view.facts)


def _in_place_of_last_term(earlier: Query, fragment: str, *, scope_stays: bool) -> str | None:
    """The fragment in place of the last thing the earlier question named."""
    if not earlier.terms:
        return None
    words = german.words(fragment)
    preposition = len(words) > 1 and among("prepositions", words[0].text)
    scope = _last_scope(earlier)
    if preposition:
        spans = _same_preposition(earlier, fragment) or ([scope] if scope is not None else [])
        spans = [] if scope_stays else spans
        return swap(earlier.question, spans, fragment)
    last = earlier.terms[-1]
    return swap(
        earlier.question, [Span(last.start, last.end)], without_leading_stop_words(fragment)
    )


def _same_preposition(earlier: Query, fragment: str) -> list[Span]:
    """The last phrase of the question that opens as the fragment does ("mit …"), if any."""
    opening = german.words(fragment)[:1]
    if not opening or not among("prepositions", opening[0].text):
        return []
    for term in reversed(earlier.terms):
        if not (term.qualifier or earlier.english):
            continue
        start = with_preposition(earlier.question, term.start)
        words = german.words(earlier.question[start : term.start])[:1]
        if words and german.fold(words[0].text) == german.fold(opening[0].text):
            return [Span(start, term.end)]
    return []
