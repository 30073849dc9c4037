"""An index folder on disk: swapped in as a whole, checked as a whole.

The swap is two renames, since a folder cannot replace a full one: the old index is put aside,
the new one takes its name, the old one is deleted. A reader that finds no folder in between takes
the one put aside; the next builder puts things right.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from auskunft.errors import (
    ConfigurationError,
    IndexDamagedError,
    IndexMissingError,
    IndexStaleError,
)
from auskunft.passage_index.layout import FILES, FORMAT, MANIFEST, Manifest

REBUILD = "Bauen Sie ihn neu mit: auskunft index"
_READ_ATTEMPTS = 5
_LOCK_SECONDS = 600


def digest(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _beside(folder: Path, ending: str) -> Path:
    folder = Path(os.path.abspath(folder))  # noqa: PTH100 (`resolve` would follow a link)
    return folder.with_name(f".{folder.name}.{ending}")


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """One builder of this index at a time; what a killed one left behind is put right first.

    Raises:
        ConfigurationError: the place cannot be written, or another builder holds the lock too
            long.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 (only builders need it)

    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(_beside(folder, "lock"), timeout=_LOCK_SECONDS)
        with lock:
            _recover(folder)
            yield
    except Timeout as error:
        raise ConfigurationError(
            f"Der Index {folder} wird seit {_LOCK_SECONDS // 60} Minuten von einem anderen "
            "Prozess gebaut: Warten Sie, oder beenden Sie ihn."
        ) from error
    except OSError as error:
        raise ConfigurationError(
            f"In {folder.parent} lässt sich kein Index schreiben ({error.strerror or error}): "
            "Prüfen Sie Rechte und Platz, oder nennen Sie einen anderen Ordner mit --index."
        ) from error


def _recover(folder: Path) -> None:
    aside, temporary = _beside(folder, "old"), _beside(folder, "new")
    if aside.exists():
        if folder.exists():
            shutil.rmtree(aside)
        else:
            aside.rename(folder)
    if temporary.exists():
        shutil.rmtree(temporary)


def write_index(folder: Path, manifest: Manifest, files: Mapping[str, bytes]) -> Manifest:
    """Writes a whole index and swaps it in; call it under `locked`. Returns the full manifest."""
    manifest = replace(manifest, files={name: digest(data) for name, data in files.items()})
    temporary, aside = _beside(folder, "new"), _beside(folder, "old")
    temporary.mkdir()
    for name, data in {**files, MANIFEST: manifest.to_json().encode()}.items():
        with (temporary / name).open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    _sync_folder(temporary)
    if folder.exists():
        folder.rename(aside)
    temporary.rename(folder)
    _sync_folder(folder.parent)
    if aside.exists():
        shutil.rmtree(aside)
    return manifest


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def read_manifest(folder: Path) -> Manifest:
    """The manifest alone, unchecked against the other files.

    Raises:
        IndexMissingError: there is no index.
        IndexDamagedError: the manifest is not readable.
        IndexStaleError: it is of another format.
    """
    return _read_manifest(_existing(folder))


def _existing(folder: Path) -> Path:
    for candidate in (folder, _beside(folder, "old"), folder):
        if (candidate / MANIFEST).is_file():
            return candidate
    if folder.is_dir() and any(folder.iterdir()):
        raise IndexDamagedError(f"Dem Index {folder} fehlt {MANIFEST}.", REBUILD)
    raise IndexMissingError(f"Im Ordner {folder} liegt kein Index.", REBUILD)


def _read_manifest(folder: Path) -> Manifest:
    try:
        manifest = Manifest.from_json((folder / MANIFEST).read_bytes().decode())
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise IndexDamagedError(f"{folder / MANIFEST} ist nicht lesbar.", REBUILD) from error
    if manifest.format != FORMAT:
        raise IndexStaleError(f"Der Index {folder} hat ein anderes Format.", REBUILD)
    return manifest


def read_index(folder: Path) -> tuple[Manifest, dict[str, bytes]]:
    """Manifest and files of an index, every file checked against its SHA-256.

    A swap by a builder in the middle of reading is noticed by the checksums; the reader then
    starts anew and gets the new index.

    Raises:
        IndexMissingError, IndexDamagedError, IndexStaleError: as `read_manifest`.
    """
    for attempt in range(_READ_ATTEMPTS):
        if attempt:
            time.sleep(0.02 * attempt)
        found = _existing(folder)
        try:
            manifest = _read_manifest(found)
            files = {name: (found / name).read_bytes() for name in FILES}
        except FileNotFoundError as error:
            problem = f"Dem Index {folder} fehlt {Path(error.filename).name}."
            continue
        wrong = [name for name in FILES if digest(files[name]) != manifest.files.get(name)]
        if not wrong:
            return manifest, files
        problem = f"Im Index {folder} stimmt die Prüfsumme von {wrong[0]} nicht."
    raise IndexDamagedError(problem, REBUILD)
