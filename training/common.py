"""What every stage shares: arguments, logging, seeds, reading and cleaning text."""

from __future__ import annotations

import argparse
import json
import logging
import lzma
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SEED = 20261123
PAD, UNKNOWN, CLASS, SEPARATOR, MASK = "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"
SPECIAL_TOKENS = [PAD, UNKNOWN, CLASS, SEPARATOR, MASK]


def arguments(description: str) -> argparse.ArgumentParser:
    """A parser with what all stages take: where the data lies and where to write."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--data", type=Path, required=True, help="folder with train/ and dev/")
    parser.add_argument("--work", type=Path, required=True, help="folder for what stages write")
    parser.add_argument("--threads", type=int, default=2, help="threads for torch")
    return parser


def start(stage: str, work: Path) -> logging.Logger:
    """A logger that writes to the terminal and to ``work/<stage>.log``; seeds are set."""
    work.mkdir(parents=True, exist_ok=True)
    handlers: list[logging.Handler] = [
        logging.StreamHandler(),
        logging.FileHandler(work / f"{stage}.log", encoding="utf-8"),
    ]
    logging.basicConfig(
        level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S", handlers=handlers
    )
    random.seed(SEED)
    return logging.getLogger(stage)


def read_records(path: Path) -> Iterator[dict[str, Any]]:
    """The JSON records of a ``.jsonl`` or ``.jsonl.xz`` file."""
    for line in read_lines(path):
        yield json.loads(line)


def read_lines(path: Path) -> Iterator[str]:
    """The lines of a text file, packed with xz or not."""
    if path.suffix == ".xz":
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            yield from lines
    else:
        with path.open(encoding="utf-8") as lines:
            yield from lines


def write_records(path: Path, records: Iterator[dict[str, Any]] | list[dict[str, Any]]) -> int:
    """Writes JSON lines; returns how many."""
    count = 0
    with path.open("w", encoding="utf-8") as out:
        for record in records:
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
            count += 1
    return count
