"""Golden conversations: whole exchanges that are right, word for word."""

from __future__ import annotations

from pathlib import Path

import pytest

from .transcript import parse, replay, transcripts


@pytest.mark.parametrize("path", transcripts(), ids=lambda path: path.stem)
def test_is_answered_as_written(path: Path) -> None:
    written = path.read_text(encoding="utf-8")
    assert replay(parse(written)) == written


def test_there_are_conversations() -> None:
    assert len(transcripts()) >= 8
