"""What the figures of a sentence, and of those beside it, are to each other."""

from __future__ import annotations

from collections.abc import Sequence

from auskunft import german
from auskunft.answering.asked import LAND, STATE, is_money, stems
from auskunft.answering.candidates import Candidate, candidates
from auskunft.answering.described import NOW, Described
from auskunft.answering.drafting import Draft
from auskunft.answering.matching import explained, similar_form
from auskunft.answering.parts import Part, find_parts
from auskunft.answering.wholes import is_whole
from auskunft.understanding.glossary import Term
from auskunft.understanding.view import CorpusView, SentenceView

_SAID = 0.5
_STATE_FUNDS = ("landesmittel", "landeshaushalt", "landesgeld")
_SUFFIX = 5
"""Letters from which the end of a compound is told to be a word."""


def beside(view: CorpusView, sentence: SentenceView) -> tuple[SentenceView, ...]:
    """A sentence, the one before it and the one behind it in its passage."""
    before, behind = view.previous(sentence.number), sentence.number + 1
    goes_on = behind < len(view.sentences) and view.previous(behind) == sentence.number
    numbers = (before, sentence.number, behind if goes_on else None)
    return tuple(view.sentence_view(number) for number in numbers if number is not None)


def parts_near(draft: Draft, sentence: SentenceView) -> tuple[Part, ...]:
    """The parts that a sentence states, or where there are none, the one behind it of its own."""
    view = draft.view
    own = find_parts(view, as_candidates(draft, sentence))
    behind = beside(view, sentence)[-1]
    if own or behind is sentence:
        return own
    later = find_parts(view, as_candidates(draft, behind))
    return tuple(one for one in later if one.whole_at is sentence)


def as_candidates(draft: Draft, sentence: SentenceView) -> tuple[Candidate, ...]:
    """A sentence as the only one that was found."""
    ranked = ((sentence.sentence, 1.0),)
    found = candidates(draft.query, draft.view, ranked, (sentence.sentence.document_id,))
    return tuple(one for one in found if one.view.number == sentence.number)


def told(view: CorpusView, keys: frozenset[str], terms: Sequence[Term]) -> list[Term]:
    """Those of the terms that keys say."""
    alike = similar_form(keys)
    return [term for term in terms if explained(term, keys, view.glossary, alike) >= _SAID]


def told_apart(view: CorpusView, texts: Sequence[str], terms: Sequence[Term]) -> list[int]:
    """For each text, how many of the terms it says that not all of the others say.

    What only some say in the word itself ("Landeshaushalt": "Haushalt") is not looked for in
    what merely covers it.
    """
    counts = [0] * len(texts)
    for term in terms:
        for says in (_in_word, _in_keys):
            saying = [says(view, text, term) for text in texts]
            if any(saying):
                break
        if not all(saying):
            counts = [count + said for count, said in zip(counts, saying, strict=True)]
    return counts


def said_outright(view: CorpusView, text: str, terms: Sequence[Term]) -> list[Term]:
    """Those of the terms that a text says in the word itself or one that means the same."""
    keys = keys_of(view, text)
    return [one for one in terms if set(one.keys) <= keys or _in_word(view, text, one)]


def _in_word(view: CorpusView, text: str, term: Term) -> bool:  # noqa: ARG001 (as `_in_keys`)
    wanted = [german.stem(word.text) for word in german.words(term.text)]
    stems = [german.stem(word.text) for word in german.words(text)]
    if term.keys == (LAND,):
        return any(one in STATE or one.startswith(_STATE_FUNDS) for one in stems)
    return all(
        any(one == stem or (len(stem) >= _SUFFIX and one.endswith(stem)) for one in stems)
        for stem in wanted
    )


def _in_keys(view: CorpusView, text: str, term: Term) -> bool:
    return bool(told(view, keys_of(view, text), [term]))


def keys_of(view: CorpusView, text: str) -> frozenset[str]:
    """What a text says: its keys and the stems of its words."""
    return view.interpreter.keys(text) | stems(text)


def when(figure: Described) -> int | None:
    """The year of a figure, or the first of the one run of years ("2019/2020") beside it."""
    if figure.year is not None:
        return figure.year
    clause = figure.at.text[figure.stretch.begin : figure.stretch.end]
    periods = {mention.period for mention in german.find_periods(clause)}
    if not periods:
        periods = {mention.period for mention in german.find_periods(figure.text)}
    return periods.pop().first if len(periods) == 1 and not NOW.search(clause) else None


def plain(figures: Sequence[Described], *, money: bool) -> list[Described]:
    """The counts, or the amounts of money, that are no shares."""
    return [one for one in figures if is_whole(one.quantity) and is_money(one) == money]
