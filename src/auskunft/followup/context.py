"""What the questions before were about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile

from auskunft import german
from auskunft.domain import Answer, AnswerType, Turn
from auskunft.followup.cues import among, fits
from auskunft.followup.parts import Parts, parts_of
from auskunft.understanding.discourse import refers_back
from auskunft.understanding.expectation import expected_answer
from auskunft.understanding.query import PeriodMention, Query, RegionMention
from auskunft.understanding.understand import Understanding
from auskunft.understanding.view import SentenceView

_LOOK_BACK = 4


def standalone(turn: Turn) -> str:
    """The question of a turn as it was understood."""
    return turn.answer.standalone_question or turn.question


def asked_before(turns: Sequence[Turn]) -> Turn:
    """The last turn that asked for something; not for the year or place of the answer before."""
    return next((turn for turn in reversed(turns) if not _asks_about_answer(turn)), turns[-1])


def _asks_about_answer(turn: Turn) -> bool:
    """Whether the question was for the place or the year of the answer before it.

    "Wie hoch ist der Anteil …?" speaks of a figure as well, but does not ask for its year.
    """
    if fits("proof", turn.question):
        return True
    asked = expected_answer(standalone(turn)).type
    return fits("figures", turn.question) and asked is AnswerType.DATE


def named_stretch(query: Query) -> str:
    """The stretch of a question from its first to its last term: what it is about."""
    start, end = _named_span(query)
    return query.question[start:end]


def figure_phrase(query: Query, *, dated: bool = True) -> str:
    """The figure that a question asks for as a noun phrase, with its period and region.

    `dated`: with the period, else without it.
    """
    parts = parts_of(query)
    if parts is not None and parts.kind == "count" and parts.noun and query.terms:
        named = _count_phrase(query, parts)
    else:
        named = _without(query, *_named_span(query), query.periods)
    mentions: list[PeriodMention | RegionMention] = list(query.periods) if dated else []
    outside = [
        phrase
        for mention in (*mentions, *query.regions)
        if (phrase := query.question[_phrase_start(query, mention) : mention.end]) not in named
    ]
    return " ".join([named, *outside]) if named else ""


def _count_phrase(query: Query, parts: Parts) -> str:
    """What is counted, without the verb ("Beratungen beim KI-Lotsen")."""
    start = query.question.index(parts.noun)
    begin = query.question.index(parts.rest, start + len(parts.noun)) if parts.rest else 0
    rest = _without(query, begin, begin + len(parts.rest), query.periods) if begin else ""
    words = [word for word in rest.split() if german.fold(word) not in {"es", "there"}]
    if words and among("articles", words[0]):
        words[0] = "at" if query.english else "bei"
    return " ".join([parts.noun, *words])


def _without(
    query: Query, start: int, end: int, mentions: Sequence[PeriodMention | RegionMention]
) -> str:
    """A stretch of the question without the mentions in it."""
    text = ""
    for mention in mentions:
        if start <= mention.start and mention.end <= end:
            text += query.question[start : mention.start] + " "
            start = mention.end
    return " ".join((text + query.question[start:end]).split())


def _phrase_start(query: Query, mention: PeriodMention | RegionMention) -> int:
    """Where the preposition before a mention starts, else the mention itself."""
    before = german.words(query.question[: mention.start])[-1:]
    return next((w.start for w in before if among("prepositions", w.text)), mention.start)


def _named_span(query: Query) -> tuple[int, int]:
    """From where to where the question names what it is about."""
    spans = [(term.start, term.end) for term in query.terms]
    spans += [(part.start, part.end) for mention in query.entities for part in mention.parts]
    return (min(s for s, _ in spans), max(e for _, e in spans)) if spans else (0, 0)


def counted(query: Query) -> str:
    """The noun that the question counts or measures, else the first that it names, or ""."""
    if query.english and query.expectation.type is AnswerType.COUNT:
        parts = parts_of(query)
        if parts is not None and parts.kind == "count" and parts.noun:
            return parts.noun
    focus = query.expectation.focus
    named = [part for mention in query.entities for part in mention.parts]
    lower = not any(
        is_noun(word)
        for word in german.words(query.question)
        if not any(part.start <= word.start < part.end for part in named)
    )
    if focus[:1].isupper() or (lower and query.expectation.type is AnswerType.COUNT):
        return focus
    return next((term.text for term in query.terms if term.text[:1].isupper()), "")


def last_name(
    turns: Sequence[Turn],
    understanding: Understanding,
    fitting: Callable[[int], bool] = lambda _: True,
    *,
    single: bool = True,
) -> str:
    """What was last talked about: a thing of the corpus, else what a question named.

    `fitting` tells which entities may be meant; `single`: one thing, not several counted ones.
    """
    recent = turns[-_LOOK_BACK:]
    for turn in reversed(recent):
        query = understanding.query(standalone(turn))
        if not query.entities and (name := introduced(query) or own_name(query)):
            return name
        for number in _things(query, turn.answer, understanding):
            if fitting(number):
                return _as_asked(number, query, understanding)
        if query.unknown_names:
            return query.unknown_names[0]
        if single and query.expectation.type is AnswerType.COUNT:
            continue
        if name := counted(query):
            return name
    return ""


def own_name(query: Query, *, several_words: bool = True) -> str:
    """What a question names behind a definite article and the corpus does not know as a thing.

    `several_words`: a name of one word is too easily a common noun.
    """
    asked = counted(query)
    start = query.question.find(asked) + len(asked) if asked else 0
    words = [
        word
        for word in german.words(query.question)
        if word.start >= start and not any(p.start <= word.start < p.end for p in query.periods)
    ]
    taken = [(one.start, one.end) for one in query.regions]
    for position, word in enumerate(words):
        definite = among("definite", word.text)
        if not definite and not among("prepositions", word.text):
            continue
        run = list(takewhile(is_noun, words[position + 1 :]))
        free = not any(s < one.end and one.start < e for one in run for s, e in taken)
        known = definite and not several_words and run and not among("lands", run[0].text)
        if free and (len(run) > 1 or known):
            return query.question[run[0].start : run[-1].end]
    return ""


def introduced(query: Query) -> str:
    """What a question speaks of for the first time, with its place ("ein Büro in Seoul"), or ""."""
    words = german.words(query.question)
    for position, word in enumerate(words):
        if not among("indefinite", word.text):
            continue
        run = list(takewhile(is_noun, words[position + 1 :]))
        if not run:
            continue
        rest = words[position + 1 + len(run) :]
        if len(rest) > 1 and among("prepositions", rest[0].text) and is_noun(rest[1]):
            run += [rest[0], *takewhile(is_noun, rest[1:])]
        return query.question[run[0].start : run[-1].end]
    return ""


def holder_phrase(query: Query, turns: Sequence[Turn], understanding: Understanding) -> str:
    """The thing that has what the last question counts: named there, else in the answer, or "".

    "Der Fonds" in a first question is a name; later on it may stand for one.
    """
    named = "" if query.entities else own_name(query, several_words=len(turns) > 1)
    return named or entity_phrase(query, asked_before(turns), understanding)


def entity_phrase(query: Query, turn: Turn, understanding: Understanding) -> str:
    """The name of the thing that the question names, else of the one its answer is about, or ""."""
    numbers = _things(query, turn.answer, understanding)
    return next((_as_asked(number, query, understanding) for number in numbers), "")


def _as_asked(number: int, query: Query, understanding: Understanding) -> str:
    """The name of a thing as the question has it, where that is one of its names."""
    entity = understanding.view.entities[number].entity
    asked = [query.question[one.start : one.end] for one in query.entities if one.exact]
    other = (name for name in entity.aliases if name not in entity.name and entity.name not in name)
    return next((name for name in other if name in asked), entity.name)


def _things(query: Query, answer: Answer, understanding: Understanding) -> Iterator[int]:
    """The entities a turn is about: named in the question, in the answer, topic of its sentence."""
    yield from query.entity_numbers
    yield from named_in(answer.short, understanding)
    cited = _cited_sentence(answer, understanding)
    if cited is not None and refers_back(cited.text):
        yield from sorted(cited.topics)
    for citation in answer.citations[:1]:
        yield from named_in(citation.quote, understanding)


def named_in(text: str, understanding: Understanding) -> Iterator[int]:
    """The entities that a text names by their names."""
    documents = tuple(understanding.view.documents)
    for mention in understanding.names.find(text, documents) if text else ():
        if mention.exact:
            yield mention.entities[0]


def _cited_sentence(answer: Answer, understanding: Understanding) -> SentenceView | None:
    """The sentence of the first citation; None where it cites an indicator or nothing."""
    view = understanding.view
    for citation in answer.citations[:1]:
        for number, sentence in enumerate(view.sentences):
            same = sentence.document_id == citation.document_id
            if same and sentence.start <= citation.start < sentence.end:
                return view.sentence_view(number)
    return None


def cites_indicator(answer: Answer, understanding: Understanding) -> bool:
    """Whether the answer stands on an indicator."""
    cited = {(one.document_id, one.start) for one in answer.citations}
    return any((one.fact.document_id, one.fact.start) in cited for one in understanding.view.facts)


def capitalised(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def is_noun(word: german.Word) -> bool:
    """Whether a word is written as nouns are."""
    return word.text[:1].isupper()
