"""What speaks for a sentence: named figures, each between about 0 and 1."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from auskunft.answering.reading.candidates import Candidate
from auskunft.answering.reading.matching import Alignment, Matcher, grams, union
from auskunft.answering.reading.questions import Question
from auskunft.answering.reading.tokens import Token, tokens

_WINDOW = 12
_NEAR = 3
# The context is known if the earlier candidates make up so much of it.
_SAME_TEXT = 0.9
_REFERRING = frozenset(
    {"er", "sie", "es", "dies", "diese", "dieser", "dieses", "hier", "ihr", "ihre", "sein",
     "seine", "dort", "dabei", "davon"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scene:
    """A candidate made ready: its tokens, and what of the question it and its context hold.

    `here` aligns the sentence; `before`, `headings` and `passage` are the strengths of the
    question words in the text before it, in its headings and in all candidates of its passage;
    `previous` and `following` those in the neighbouring sentences (None where there is none).
    """

    candidate: Candidate
    sentence: tuple[Token, ...]
    here: Alignment
    before: tuple[float, ...]
    headings: tuple[float, ...]
    passage: tuple[float, ...]
    previous: tuple[float, ...] | None
    following: tuple[float, ...] | None


def set_scenes(
    question: Question, matcher: Matcher, candidates: Sequence[Candidate]
) -> list[Scene]:
    """Aligns the question with every candidate, its neighbours, its context and its headings."""
    matcher.learn([tokens(candidate.text) for candidate in candidates])
    aligned = [matcher.align(tokens(candidate.text)) for candidate in candidates]
    passages: dict[tuple[str, int], list[int]] = {}
    for number in sorted(range(len(candidates)), key=lambda n: candidates[n].sentence.start):
        sentence = candidates[number].sentence
        passages.setdefault((sentence.document_id, sentence.passage), []).append(number)
    headings: dict[tuple[str, ...], tuple[float, ...]] = {}
    scenes: dict[int, Scene] = {}
    for members in passages.values():
        alignments = [aligned[number] for number in members]
        everywhere = union(alignments, len(question.words))
        for place, number in enumerate(members):
            candidate = candidates[number]
            if candidate.headings not in headings:
                heading = matcher.align(tokens(" ".join(candidate.headings)))
                headings[candidate.headings] = heading.strength
            earlier = [(candidates[n], aligned[n]) for n in members[:place]]
            scenes[number] = Scene(
                candidate,
                tokens(candidate.text),
                aligned[number],
                _context(matcher, candidate, earlier, len(question.words)),
                headings[candidate.headings],
                everywhere,
                alignments[place - 1].strength if place else None,
                alignments[place + 1].strength if place + 1 < len(members) else None,
            )
    return [scenes[number] for number in range(len(candidates))]


def _context(
    matcher: Matcher,
    candidate: Candidate,
    earlier: Sequence[tuple[Candidate, Alignment]],
    count: int,
) -> tuple[float, ...]:
    """The question in the text before the sentence, from candidates that make it up if any do."""
    known = sum(len(other.text) for other, _ in earlier)
    if known >= _SAME_TEXT * len(candidate.context_before.strip()):
        return union([alignment for _, alignment in earlier], count)
    return matcher.align(tokens(candidate.context_before)).strength


def sentence_features(question: Question, scenes: Sequence[Scene]) -> list[dict[str, float]]:
    """The features of every candidate, in their order."""
    best_score = max(scene.candidate.score for scene in scenes)
    found = []
    for scene in scenes:
        features = _own(question, scene) | _around(question, scene)
        features["refers_previous"] = features["refers"] * features["previous"]
        features["retrieval"] = scene.candidate.score - best_score
        features["found_first"] = float(scene.candidate.score == best_score)
        features["first"] = float(not scene.candidate.context_before.strip())
        found.append(features)
    return found


def _own(question: Question, scene: Scene) -> dict[str, float]:
    total = question.weight
    shared = len(question.grams & grams(scene.candidate.text))
    return {
        "coverage": _gain(question, scene.here.strength, None) / total,
        "grams": shared / (len(question.grams) or 1),
        "density": _density(question, scene) / total,
        "pairs": _pairs(scene.here),
        "length": math.log(1 + len(scene.sentence)) / 4,
        "refers": float(_refers_back(scene.sentence)),
    }


def _around(question: Question, scene: Scene) -> dict[str, float]:
    """What of the question the context, the passage and the neighbouring sentences add."""
    total = question.weight
    here = scene.here.strength
    either = [max(pair) for pair in zip(here, scene.before, strict=True)]
    previous, following = scene.previous, scene.following
    return {
        "context": _gain(question, scene.before, here) / total,
        "headings": _gain(question, scene.headings, either) / total,
        "passage": _gain(question, scene.passage, None) / total,
        "previous": _gain(question, previous, here) / total if previous else 0.0,
        "next": _gain(question, following, here) / total if following else 0.0,
    }


def _gain(question: Question, strengths: Sequence[float], known: Sequence[float] | None) -> float:
    """The weight of the question words found in one place beyond what is `known` from another."""
    known = known if known is not None else [0.0] * len(strengths)
    return sum(
        word.weight * max(0.0, strength - already)
        for word, strength, already in zip(question.words, strengths, known, strict=True)
    )


def _density(question: Question, scene: Scene) -> float:
    """The most weight that the question has within a window of tokens."""
    hits = sorted(
        (position, number)
        for number, positions in enumerate(scene.here.positions)
        for position in positions
    )
    best = 0.0
    for index, (start, _) in enumerate(hits):
        inside = {number for position, number in hits[index:] if position - start < _WINDOW}
        weight = sum(question.words[n].weight * scene.here.strength[n] for n in inside)
        best = max(best, weight)
    return best


def _pairs(alignment: Alignment) -> float:
    """The share of neighbouring question words that stand near each other, in order."""
    pairs = list(pairwise(alignment.positions))
    near = sum(any(0 < b - a <= _NEAR for a in left for b in right) for left, right in pairs)
    return near / len(pairs) if pairs else 0.0


def _refers_back(sentence: Sequence[Token]) -> bool:
    """Whether the sentence starts with a word that points to what stands before it."""
    return any(token.folded in _REFERRING for token in sentence[:_NEAR])
