"""An answer's text as paragraphs and lists, its markers "[n]" as references to citations."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARKER = re.compile(r"\[(\d{1,3})\]")
_BULLET = re.compile(r"\s*[-–•*]\s+")
_BETWEEN_SENTENCES = re.compile(r";\s+")
_BETWEEN_WORDS = re.compile(r",\s+(?:(?:und|and)\s+)?|\s+(?:und|and)\s+")
_FEWEST = {_BETWEEN_SENTENCES: 2, _BETWEEN_WORDS: 3}


@dataclass(frozen=True)
class Piece:
    """A stretch of the answer's text, or (`number` > 0) a reference to a citation."""

    text: str
    number: int = 0


Item = tuple[Piece, ...]


@dataclass(frozen=True)
class Block:
    """A paragraph (one item) or a list (`bullets`) of the answer's text."""

    items: tuple[Item, ...]
    bullets: bool


def pieces(text: str, citations: int) -> Item:
    """The text cut at its markers "[n]"; markers that name no citation stay text."""
    found: list[Piece] = []
    position = 0
    for marker in _MARKER.finditer(text):
        number = int(marker[1])
        if not 1 <= number <= citations:
            continue
        found.append(Piece(text[position : marker.start()].rstrip(" ")))
        found.append(Piece("", number))
        position = marker.end()
    found.append(Piece(text[position:]))
    return tuple(piece for piece in found if piece.text or piece.number)


def blocks(text: str, citations: int) -> tuple[Block, ...]:
    """The text as paragraphs and lists: a line is a paragraph, lines with bullets a list.

    A line that enumerates cited things ("Netzwerke: A [1], B [2] und C [3].") is shown as what
    it introduces them with, and a list of them.
    """
    found: list[Block] = []
    for line in filter(str.strip, text.splitlines()):
        bullet = _BULLET.match(line)
        item = pieces(line[bullet.end() :] if bullet else line, citations)
        if bullet and found and found[-1].bullets:
            found[-1] = Block((*found[-1].items, item), bullets=True)
        elif bullet:
            found.append(Block((item,), bullets=True))
        else:
            found += _enumeration(item) or [Block((item,), bullets=False)]
    return tuple(found)


def _enumeration(item: Item) -> list[Block]:
    """The introduction and the list that a line is, or nothing where it is something else."""
    groups, rest = _cited_groups(item)
    if item[0].number or rest not in ("", "."):
        return []
    for separator, fewest in _FEWEST.items():
        matches = [match for text, _ in groups[1:] if (match := separator.match(text))]
        if len(groups) < fewest or len(matches) < len(groups) - 1:
            continue
        named = [match.string[match.end() :] for match in matches]
        intro, first = _introduction(groups[0][0], named)
        opening = [Block(((Piece(intro),),), bullets=False)] if intro else []
        listed = tuple(
            (Piece(text), *numbers)
            for text, (_, numbers) in zip([first, *named], groups, strict=True)
        )
        return [*opening, Block(listed, bullets=True)]
    return []


def _cited_groups(item: Item) -> tuple[list[tuple[str, Item]], str]:
    """Each stretch of text with the references right after it, and the text behind the last."""
    groups: list[tuple[str, Item]] = []
    text = ""
    for piece in item:
        if not piece.number:
            text = piece.text
        elif text:
            groups.append((text, (piece,)))
            text = ""
        elif groups:
            groups[-1] = (groups[-1][0], (*groups[-1][1], piece))
    return groups, text


def _introduction(first: str, others: list[str]) -> tuple[str, str]:
    """What stands before the first thing, up to a colon that the others do not have, and it."""
    if first.count(": ") <= min(other.count(": ") for other in others):
        return "", first
    intro, _, thing = first.partition(": ")
    return f"{intro}:", thing
