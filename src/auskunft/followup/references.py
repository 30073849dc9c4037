"""Words that stand for what was named before ("es", "seine Mitglieder", "das Netzwerk")."""

from __future__ import annotations

from auskunft import german
from auskunft.domain import Turn
from auskunft.followup.context import last_name
from auskunft.followup.cues import cues
from auskunft.understanding import discourse
from auskunft.understanding.query import Query
from auskunft.understanding.understand import Understanding


def reference(
    text: str, query: Query, turns: list[Turn], understanding: Understanding
) -> str | None:
    """The pronoun ("Wer fördert es?"), or "das Netzwerk", replaced by what it stands for."""
    if any(mention.exact for mention in query.entities):
        return None
    words = german.words(text)
    for position in range(len(words)):
        if not _points_back(words, position):
            continue
        name = last_name(turns, understanding)
        if name:
            return _replaced(text, words, position, name, english=query.english)
    if discourse.refers_back(text) and not query.entities:
        return _definite(text, words, turns, understanding)
    return None


def _points_back(words: tuple[german.Word, ...], position: int) -> bool:
    folded, known = german.fold(words[position].text), cues()
    if folded in known.adverbs:
        return True
    return folded in known.pronouns | known.possessives and not _is_dummy(words, position)


def _replaced(
    text: str, words: tuple[german.Word, ...], position: int, name: str, *, english: bool
) -> str:
    """The text with the name in place of the word at the position."""
    word, known = words[position], cues()
    before, folded = text[: word.start], german.fold(word.text)
    if folded in known.adverbs:
        return f"{before}{known.adverbs[folded]} {name}{text[word.end :]}"
    follower = words[position + 1] if position + 1 < len(words) else None
    if folded in known.pronouns and follower is not None and _names_a_kind(follower):
        return f"{before}{name}{text[follower.end :]}"
    if folded in known.possessives:
        noun_end = follower.end if follower is not None else word.end
        noun = text[word.end : noun_end].strip()
        return f"{before}{noun} {'of' if english else 'von'} {name}{text[noun_end:]}"
    return f"{before}{name}{text[word.end :]}"


def _names_a_kind(word: german.Word) -> bool:
    return word.text[:1].isupper() and discourse.names_a_kind(word.text)


def _is_dummy(words: tuple[german.Word, ...], position: int) -> bool:
    """Whether a pronoun refers to nothing ("gibt es", "können Sie")."""
    folded = [german.fold(word.text) for word in words]
    near = folded[max(0, position - 2) : position + 3]
    if folded[position] in {"es", "there", "hier"} and any(
        verb in near for verb in ("gibt", "gab", "geht", "handelt", "is", "are", "was", "were")
    ):
        return True
    return folded[position] in {"sie", "ihnen"} and any(
        verb in near for verb in ("koennen", "koennten", "wissen", "haben", "nennen", "sagen")
    )


def _definite(
    text: str, words: tuple[german.Word, ...], turns: list[Turn], understanding: Understanding
) -> str | None:
    """The first "das Netzwerk" replaced by the name of what was last talked about."""
    for position, word in enumerate(words[:-1]):
        follower = words[position + 1]
        if german.fold(word.text) in {"das", "der", "die", "dem", "des", "im", "the"} and (
            discourse.names_a_kind(follower.text)
        ):
            name = last_name(turns, understanding)
            if name:
                keep = "im " if german.fold(word.text) == "im" else ""
                return f"{text[: word.start]}{keep}{name}{text[follower.end :]}"
    return None
