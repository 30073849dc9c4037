"""Which part a figure plays in a question: who pays it, what is denied, what is its opposite."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from auskunft.answering.composing.figures import Figure, Scene
from auskunft.answering.opposites import opposed


def roles(scene: Scene, figures: Sequence[Figure]) -> dict[str, float]:
    """Who pays each, what is denied of it, and which the question tells of first."""
    first, last = figures[0], figures[-1]
    found = dict[str, float]()
    for name, one in (("first", first), ("last", last)):
        found |= {
            f"{name}_payer": float(bool(one.payers & scene.paying)),
            f"{name}_other_payer": float(bool(one.payers - scene.paying)),
            f"{name}_denied": float(bool(one.told & scene.denied)),
            f"{name}_opposed": float(opposed(scene.words, one.words)),
        }
    own, other = first.told - last.told, last.told - first.told
    found["told_in_order"] = float(bool(own and other) and min(own) < min(other))
    found["told_reversed"] = float(bool(own and other) and min(other) < min(own))
    return found


def is_opposed(scene: Scene, values: Collection[float]) -> bool:
    """Whether one of the figures, by their values, is of the opposite of what is asked about."""
    return any(one.value in values and opposed(scene.words, one.words) for one in scene.figures)
