"""Words that stand for what was named before ("es", "seine Mitglieder", "das Netzwerk")."""

from __future__ import annotations

import re
from itertools import pairwise

from auskunft import german
from auskunft.domain import AnswerType, Status, Turn
from auskunft.followup.bridging import names_another
from auskunft.followup.context import (
    asked_before,
    counted,
    figure_phrase,
    holder_phrase,
    is_noun,
    last_name,
    named_in,
    own_name,
    standalone,
)
from auskunft.followup.cues import among, cues
from auskunft.understanding import discourse
from auskunft.understanding.query import Query
from auskunft.understanding.understand import Understanding
from auskunft.understanding.view import CorpusView

_PERSONAL = frozenset({"er", "sie", "ihm", "ihn", "ihr", "he", "she", "him", "her"})
"""Only these may stand for a person."""
_EXTREME = re.compile(r"\w{2,}ste[nrs]?", re.IGNORECASE)
_ARTICLES = frozenset({"das", "der", "die", "dem", "den", "des", "im", "the"})
_TITLE_ROOM = 40
_PARTICIPLE = re.compile(r"\w*ge\w{2,}(?:t|en)")


def reference(
    text: str, query: Query, turns: list[Turn], understanding: Understanding
) -> str | None:
    """The pronoun ("Wer fördert es?"), or "das Netzwerk", replaced by what it stands for."""
    if any(mention.exact for mention in query.entities):
        return None
    words = german.words(text)
    for position, word in enumerate(words):
        if among("distributives", word.text) and not _noun_follows(words, position):
            return _one_of_them(text, word, query, turns, understanding)
        if not _points_back(text, words, position):
            continue
        if query.entities and german.fold(word.text) in cues().adverbs:
            continue
        several = _several(text, words, position, query, turns, understanding)
        if several:
            return several
        if name := _meant(word, query, turns, understanding):
            there = _in_region(text, word, name, understanding)
            return there or _replaced(text, words, position, name, english=query.english)
    if discourse.refers_back(text) and not query.entities:
        return _definite(text, words, turns, understanding)
    return None


def _meant(word: german.Word, query: Query, turns: list[Turn], understanding: Understanding) -> str:
    """The thing or person that a pronoun means; what has figures is a thing."""
    figures = query.expectation.type in {AnswerType.COUNT, AnswerType.AMOUNT, AnswerType.SHARE}
    earlier = understanding.query(standalone(asked_before(turns)))
    if query.has("scope.payment") and among("money", word.text) and _asks_amount(earlier):
        return figure_phrase(earlier)
    asks_who = any(among("who", one.text) for one in german.words(query.question)[:2])
    seated = query.has("detail.seat") and not query.english
    thing = figures or seated
    if (german.fold(word.text) in _PERSONAL and not thing) or asks_who:
        return _person_named(turns, understanding) or last_name(turns, understanding)
    view = understanding.view
    return last_name(turns, understanding, lambda number: not _is_person(view, number))


def _asks_amount(query: Query) -> bool:
    """Whether a question asks for an amount of something that it names."""
    return query.expectation.type is AnswerType.AMOUNT and bool(counted(query))


def _person_named(turns: list[Turn], understanding: Understanding) -> str:
    """The person that the last answer names, where a person was asked for; else ""."""
    turn = turns[-1]
    asked = understanding.query(standalone(turn)).expectation.type
    if asked is not AnswerType.PERSON or turn.answer.status is not Status.ANSWERED:
        return ""
    view = understanding.view
    texts = (turn.answer.short, *(citation.quote for citation in turn.answer.citations[:1]))
    named = (one for text in texts for one in named_in(text, understanding))
    return next((view.entities[one].entity.name for one in named if _is_person(view, one)), "")


def _points_back(text: str, words: tuple[german.Word, ...], position: int) -> bool:
    word = words[position]
    folded = german.fold(word.text)
    if folded in cues().adverbs:
        return not (_is_dummy(words, position) or (folded == "da" and position == 0))
    if among("demonstratives", word.text):
        after_comma = text[: word.start].rstrip().endswith(",")
        opens = _noun_follows(words, position) or _extreme_follows(words, position)
        return position > 0 and not after_comma and not opens
    pronoun = among("pronouns", word.text) or among("possessives", word.text)
    return pronoun and not _is_dummy(words, position)


def _noun_follows(words: tuple[german.Word, ...], position: int) -> bool:
    """Whether a noun stands behind; in a text without capitals any word but a participle may be."""
    following = words[position + 1 :]
    if any(map(is_noun, words[1:])):
        return any(map(is_noun, following))
    return any(
        _PARTICIPLE.fullmatch(word.text) is None and not among("particles", word.text)
        for word in following
    )


def _in_region(text: str, word: german.Word, name: str, understanding: Understanding) -> str | None:
    """The text with "in" and the name in place of "dort", where that is a region."""
    if not among("places", word.text) or not understanding.regions.find(name):
        return None
    return f"{text[: word.start]}in {name}{text[word.end :]}"


def _extreme_follows(words: tuple[german.Word, ...], position: int) -> bool:
    """Whether "das" is the article of a superlative ("Welches Netzwerk ist das älteste?")."""
    return any(_EXTREME.fullmatch(word.text) for word in words[position + 1 : position + 2])


def _replaced(
    text: str, words: tuple[german.Word, ...], position: int, name: str, *, english: bool
) -> str:
    """The text with the name in place of the word at the position."""
    word, known = words[position], cues()
    before, folded = text[: word.start], german.fold(word.text)
    if folded in known.adverbs:
        return f"{before}{known.adverbs[folded]} {name}{text[word.end :]}"
    follower = words[position + 1] if position + 1 < len(words) else None
    if among("pronouns", word.text) and follower is not None and _names_a_kind(follower):
        return f"{before}{name}{text[follower.end :]}"
    if among("possessives", word.text) or _possesses(word, follower):
        noun_end = follower.end if follower is not None else word.end
        noun = text[word.end : noun_end].strip()
        return f"{before}{noun} {'of' if english else 'von'} {name}{text[noun_end:]}"
    return f"{before}{name}{text[word.end :]}"


def _possesses(word: german.Word, follower: german.Word | None) -> bool:
    """Whether "ihr" stands before what somebody has ("ihr Rektor")."""
    return german.fold(word.text) == "ihr" and follower is not None and is_noun(follower)


def _one_of_them(
    text: str, word: german.Word, query: Query, turns: list[Turn], understanding: Understanding
) -> str | None:
    """One of what was last counted or named: "jede" as "jede der Gruppen", "jede Gruppe"."""
    earlier = understanding.query(standalone(asked_before(turns)))
    before = german.words(earlier.question)
    for one, noun in pairwise(before):
        if among("distributives", one.text) and is_noun(noun):
            return f"{text[: word.end]} {noun.text}{text[word.end :]}"
    if earlier.expectation.type is not AnswerType.COUNT:
        return None
    several = _counted_things(query, turns, understanding)
    return f"{text[: word.end]} {several}{text[word.end :]}" if several else None


def _several(  # noqa: PLR0913, PLR0917 (what a reference is made from, and its place)
    text: str,
    words: tuple[german.Word, ...],
    position: int,
    query: Query,
    turns: list[Turn],
    understanding: Understanding,
) -> str | None:
    """The things just counted in place of a "sie" whose verb is in the plural."""
    word = words[position]
    near = [*words[max(0, position - 1) : position], *words[position + 1 : position + 2]]
    earlier = understanding.query(standalone(asked_before(turns)))
    if not among("plurals", word.text) or earlier.expectation.type is not AnswerType.COUNT:
        return None
    alone = not earlier.entities and not own_name(earlier, several_words=False)
    plural = among("plurals_only", word.text) or any(among("plural_verbs", w.text) for w in near)
    if not plural and not alone:
        return None
    several = _counted_things(
        query, turns, understanding, article="the" if query.english else "die"
    )
    return f"{text[: word.start]}{several}{text[word.end :]}" if several else None


def _counted_things(
    query: Query, turns: list[Turn], understanding: Understanding, article: str = ""
) -> str:
    """What was last counted, and of whom: "der Gruppen bei Kolleg Morgen"."""
    earlier = understanding.query(standalone(asked_before(turns)))
    noun = counted(earlier)
    if not noun:
        return ""
    holder = holder_phrase(earlier, turns, understanding)
    article = article or ("of the" if query.english else "der")
    return f"{article} {noun}" + (f" {'at' if query.english else 'bei'} {holder}" if holder else "")


def _is_person(view: CorpusView, number: int) -> bool:
    """Whether a title stands before the first mention of the entity."""
    entity = view.entities[number].entity
    text = view.documents[entity.document_id].text
    first = entity.mentions[0]
    room = min(_TITLE_ROOM, first.start)
    return discourse.is_person(
        text[first.start - room : first.end], room, room + first.end - first.start
    )


def _names_a_kind(word: german.Word) -> bool:
    return is_noun(word) and discourse.names_a_kind(word.text)


def _is_dummy(words: tuple[german.Word, ...], position: int) -> bool:
    """Whether a pronoun refers to nothing ("gibt es", "können Sie", "wie steht es um")."""
    folded = [german.fold(word.text) for word in words]
    near = folded[max(0, position - 2) : position + 3]
    behind = folded[position + 1 :]
    if folded[position] in {"es", "hier"} and any(among("impersonal", one) for one in near):
        return True
    if folded[position] in {"es", "there"} and any(among("impersonal_ends", w) for w in behind):
        return True
    if folded[position] == "there" and {"is", "are", "was", "were"} & set(near):
        return True
    if folded[position] == "es" and {"mit", "um"} & set(folded[position + 1 : position + 2]):
        return True
    return folded[position] in {"sie", "ihnen"} and any(
        verb in near for verb in ("koennen", "koennten", "wissen", "haben", "nennen", "sagen")
    )


_DESCRIBED = re.compile(r"\s+(?:für|gegen|zu[mr]?|for|against)\s+[A-ZÄÖÜ]")


def _definite(
    text: str, words: tuple[german.Word, ...], turns: list[Turn], understanding: Understanding
) -> str | None:
    """The first "das Netzwerk" replaced by the name of the network last talked about."""
    for word, follower in pairwise(words):
        article = german.fold(word.text)
        if article not in _ARTICLES or not discourse.names_a_kind(follower.text):
            continue
        if _DESCRIBED.match(text, follower.end):
            continue  # "das Netzwerk für Moore" is described by itself
        name = _of_kind(follower.text, turns, understanding)
        if name and (understanding.query(name).entities or _is_bare(follower.text, understanding)):
            keep = "im " if article == "im" else ""
            return f"{text[: word.start]}{keep}{name}{text[follower.end :]}"
    return None


def _of_kind(kind: str, turns: list[Turn], understanding: Understanding) -> str:
    """The thing last talked about that is called so, else the one last talked about, or ""."""
    view, stem = understanding.view, german.stem(kind)

    def may_be_called_so(number: int) -> bool:
        another = _is_person(view, number) or names_another(view, number, kind)
        return not another and not _said_of_others(view, number, stem)

    return last_name(
        turns, understanding, lambda number: stem in view.entities[number].stems
    ) or last_name(turns, understanding, may_be_called_so)


def _said_of_others(view: CorpusView, number: int, stem: str) -> bool:
    """Whether a compound ("Innovationsstrategie") is said in the corpus, but not of this thing."""
    if stem in discourse.kind_stems() or stem not in view.stems:
        return False
    about = view.sentences_about(number)
    said = (german.stem(word.text) for one in about for word in german.words(one.text))
    return stem not in said


def _is_bare(kind: str, understanding: Understanding) -> bool:
    """Whether a noun is no compound that the corpus has for something of its own."""
    stem = german.stem(kind)
    return stem in discourse.kind_stems() or stem not in understanding.view.stems
