"""What a fresh machine needs is said completely, and nothing of the machine it was written on."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]


def _canonical(name: str) -> str:
    """A distribution's name as PEP 503 normalises it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("==") for line in lines if line and not line.startswith("#")]
    return {_canonical(name): version for name, version in pairs}


def _required() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lists = [
        project["build-system"]["requires"],
        project["project"]["dependencies"],
        *project["project"]["optional-dependencies"].values(),
    ]
    names = {re.split(r"[\[<>=~! ]", line)[0] for lines in lists for line in lines}
    return {_canonical(name) for name in names} - {"auskunft"}


def test_everything_required_is_pinned() -> None:
    assert _required() - set(_pins()) == set()


def test_pins_are_plain_versions_of_any_registry() -> None:
    assert [pin for pin in _pins().items() if not re.fullmatch(r"\d+(\.\d+)*", pin[1])] == []
