"""Reading files that people bring: every failure is one German line."""

from __future__ import annotations

import contextlib
from pathlib import Path

from auskunft.errors import InputError

MAX_BYTES = 50_000_000


def read_bytes(path: Path) -> bytes:
    """The file's bytes.

    Raises:
        InputError: missing, unreadable, a folder, or above 50 MB.
    """
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise InputError(f"{path} ist mit {size:,} Byte zu groß; bitte die Datei aufteilen.")
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path} gibt es nicht; bitte den Pfad prüfen.") from None
    except OSError as error:
        raise InputError(f"{path} lässt sich nicht lesen ({error.strerror}).") from None


def read_text(path: Path) -> str:
    """The file's text: UTF-8 with or without a byte-order mark.

    Raises:
        InputError: naming the first bad byte, or what `read_bytes` raises.
    """
    content = read_bytes(path)
    if b"\x00" in content[:4096]:
        raise InputError(f"{path} ist keine Textdatei; bitte als JSONL oder CSV (UTF-8) speichern.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"{path}, Zeile {line}: kein UTF-8; bitte als UTF-8 speichern (Excel: „CSV UTF-8“)."
        ) from None


def replace_text(path: Path, text: str) -> None:
    """Write a file beside `path`, then put it in its place in one step.

    Raises:
        InputError: the folder cannot be written to.
    """
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text(text, encoding="utf-8", newline="\n")
        temporary.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise InputError(f"{path} lässt sich nicht schreiben ({error.strerror}).") from None
