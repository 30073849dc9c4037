"""The project's own test sets and the corpora that they ask about."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
TESTSETS = ROOT / "tests" / "testsets"


@dataclass(frozen=True)
class OwnSet:
    """A file of questions, by its name without ending, and the folder of the documents."""

    name: str
    questions: Path
    corpus: Path


def own_sets(part: str) -> list[OwnSet]:
    """The sets of a part, "dev" or "heldout", by name."""
    corpora = tomllib.loads((TESTSETS / "corpora.toml").read_text(encoding="utf-8"))
    return [
        OwnSet(path.stem, path, ROOT / corpora[path.stem.removesuffix(f"-{part}")])
        for path in sorted(TESTSETS.glob(f"*-{part}.jsonl"))
    ]
