"""Documents from a folder: text files, Markdown, HTML, each with an optional TOML beside it."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from auskunft.corpus.lines import LineKind, lines_of, looks_like_heading
from auskunft.corpus.markup import readable
from auskunft.corpus.vocabulary import find_land
from auskunft.domain import Document
from auskunft.errors import InputError

SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm")
LARGEST_FILE = 50 * 1024 * 1024
"""Bytes. A document is held in memory and checked as a whole; a larger file is a mistake."""
_KEYS = {"title", "region", "aliases", "source", "date"}


def corpus_files(folder: Path) -> tuple[Path, ...]:
    """The documents' files in order of name: known suffixes, no dot files, not recursive.

    Raises:
        InputError: the folder is missing, is no folder or holds no document.
    """
    if not folder.is_dir():
        raise InputError(
            f"Der Korpusordner {folder} fehlt: Legen Sie ihn mit Textdateien an oder nennen Sie "
            "einen anderen mit --corpus."
        )
    found = sorted(
        path
        for path in folder.iterdir()
        if path.suffix.lower() in SUFFIXES and not path.name.startswith(".") and path.is_file()
    )
    if not found:
        raise InputError(
            f"Im Korpusordner {folder} liegt kein Dokument: Legen Sie Dateien mit "
            f"{', '.join(SUFFIXES)} hinein."
        )
    return tuple(found)


def read_corpus(
    folder: Path, *, on_bad: Callable[[InputError], None] | None = None
) -> tuple[Document, ...]:
    """All documents of a folder, in order of file name; the id is the name without suffix.

    A file that cannot be used raises, or is left out and given to `on_bad` where that is set.

    Raises:
        InputError: folder missing or empty; a file not UTF-8, empty, binary or too large; a
            malformed TOML; two files of one id. One line that names the file.
    """
    documents: dict[str, Document] = {}
    for path in corpus_files(folder):
        try:
            document = read_document(path)
            _check_new(path, documents)
        except InputError as error:
            if on_bad is None:
                raise
            on_bad(error)
            continue
        documents[document.id] = document
    if not documents:
        raise InputError(f"Im Korpusordner {folder} ist kein Dokument lesbar.")
    return tuple(documents.values())


def _check_new(path: Path, documents: dict[str, Document]) -> None:
    if path.stem in documents:
        raise InputError(
            f"{path}: Es gibt schon ein Dokument {path.stem}: Geben Sie einer der beiden Dateien "
            "einen anderen Namen."
        )


def read_document(path: Path) -> Document:
    """One document; what its TOML leaves out is read off the text.

    Raises:
        InputError: as `read_corpus`.
    """
    text = _read_text(path)
    given = _read_toml(path.with_suffix(".toml"))
    title = given.get("title") or _title(text) or path.stem
    land = find_land(given.get("region") or title)
    region = given.get("region") or (land.name if land else "")
    aliases = given.get("aliases")
    if aliases is None:
        aliases = land.aliases if land else ()
    return Document(
        id=path.stem,
        title=title,
        text=text,
        region=region,
        aliases=tuple(aliases),
        source=given.get("source", ""),
        date=str(given.get("date", "")),
    )


def _read_text(path: Path) -> str:
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise InputError(
                f"{path}: Die Datei ist {size // 2**20} MB groß, erlaubt sind "
                f"{LARGEST_FILE // 2**20} MB: Teilen Sie sie auf."
            )
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{path}: Byte {error.start} ist kein UTF-8: Speichern Sie die Datei als UTF-8."
        ) from error
    except OSError as error:
        raise InputError(f"{path}: Die Datei ist nicht lesbar ({error.strerror}).") from error
    if "\0" in text:
        raise InputError(f"{path}: Das ist keine Textdatei: Nehmen Sie sie aus dem Korpusordner.")
    if not text.strip():
        raise InputError(f"{path}: Die Datei ist leer: Füllen oder entfernen Sie sie.")
    return text


def _read_toml(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: Kein gültiges TOML ({error}).") from error
    unknown = sorted(set(given) - _KEYS)
    if unknown:
        raise InputError(
            f"{path}: Unbekannter Schlüssel {unknown[0]}: Erlaubt sind {', '.join(sorted(_KEYS))}."
        )
    for key, value in given.items():
        if key == "aliases":
            fits = isinstance(value, list) and all(isinstance(alias, str) for alias in value)
        else:
            fits = isinstance(value, str) or (key == "date" and hasattr(value, "isoformat"))
        if not fits:
            kind = "eine Liste von Texten" if key == "aliases" else "ein Text"
            raise InputError(f"{path}: {key} muss {kind} sein.")
    return given


def _title(text: str) -> str:
    """The first heading of the text, "" without one."""
    lines = lines_of(text)
    heading = next((line for line in lines if line.kind is LineKind.HEADING), None)
    if heading is None and lines and looks_like_heading(text[lines[0].start : lines[0].end]):
        heading = lines[0]
    return readable(text[heading.start : heading.end]) if heading else ""
