from __future__ import annotations

import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from auskunft.domain import Fact
from auskunft.errors import ConfigurationError, IndexDamagedError, IndexMissingError, InputError
from auskunft.passage_index import Condition, build_index, index_state, load_index

if TYPE_CHECKING:
    from tests.unit.passage_index.conftest import HashingEmbedder


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_what_is_built_is_loaded(corpus: Path, tmp_path: Path, embedder: HashingEmbedder) -> None:
    report = build_index(corpus, tmp_path / "index", embedder)
    index = load_index(tmp_path / "index")
    assert report.new == ("a", "b")
    assert (report.passages, report.facts, report.embedded) == (2, 1, len(index.targets))
    assert [document.title for document in index.documents] == ["Hessen", "Bremen"]
    fact = next(target for target in index.targets if isinstance(target, Fact))
    assert (fact.value, fact.scope, fact.region) == (Decimal("1.5"), "im Schulsektor", "Hessen")
    assert index.text(index.passages[0]) == "Das Netz Holz.HE hat über 40 Partner. Es wächst."
    assert [q.noun for q in index.quantities] == ["Partner"]
    assert index.entities[0].name == "Holz.HE"
    row = index.targets.index(index.sentences[1])
    assert np.allclose(index.vectors.vectors()[row], embedder.embed_query("Es wächst."))


def test_building_twice_gives_the_same_bytes(
    corpus: Path, tmp_path: Path, embedder: HashingEmbedder
) -> None:
    build_index(corpus, tmp_path / "one", embedder)
    build_index(corpus, tmp_path / "two", embedder)
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two")
    assert str(tmp_path) not in (tmp_path / "one" / "manifest.json").read_text(encoding="utf-8")


def test_only_what_changed_is_embedded_anew(
    corpus: Path, tmp_path: Path, embedder: HashingEmbedder
) -> None:
    index = tmp_path / "index"
    build_index(corpus, index, embedder)
    embedder.embedded.clear()
    assert build_index(corpus, index, embedder).unchanged == ("a", "b")
    assert embedder.embedded == []
    (corpus / "b.txt").write_text("Bremen\n\nHäfen\n\nDer Hafen ist klein.", encoding="utf-8")
    (corpus / "c.txt").write_text("Berlin\n\nSeen\n\nEin See.", encoding="utf-8")
    report = build_index(corpus, index, embedder)
    assert (report.new, report.changed, report.unchanged) == (("c",), ("b",), ("a",))
    assert all("Hafen ist klein" in text or "See" in text for text in embedder.embedded)
    assert report.reused > 0
    build_index(corpus, tmp_path / "fresh", embedder)
    assert bytes_of(index) == bytes_of(tmp_path / "fresh")
    (corpus / "c.txt").unlink()
    assert build_index(corpus, index, embedder).removed == ("c",)


def test_another_model_embeds_all_anew(
    corpus: Path, tmp_path: Path, embedder: HashingEmbedder, other_embedder: HashingEmbedder
) -> None:
    build_index(corpus, tmp_path / "index", embedder)
    report = build_index(corpus, tmp_path / "index", other_embedder)
    assert report.reused == 0
    assert load_index(tmp_path / "index").manifest.dimension == 16


def test_the_state_tells_what_is_wrong(
    corpus: Path, tmp_path: Path, embedder: HashingEmbedder, other_embedder: HashingEmbedder
) -> None:
    index = tmp_path / "index"
    assert index_state(corpus, index, embedder).condition is Condition.MISSING
    build_index(corpus, index, embedder)
    assert index_state(corpus, index, embedder).condition is Condition.CURRENT
    state = index_state(corpus, index, other_embedder)
    assert (state.condition, "hashing" in state.reason) == (Condition.STALE, True)
    (corpus / "b.toml").write_text('title = "Neu"', encoding="utf-8")
    state = index_state(corpus, index, embedder)
    assert (state.condition, state.reason) == (Condition.STALE, "b.txt hat sich geändert.")
    (corpus / "b.toml").unlink()
    (corpus / "z.md").write_text("# Z\n\nText.", encoding="utf-8")
    assert index_state(corpus, index, embedder).reason == "z.md ist neu im Korpus."
    (corpus / "z.md").unlink()
    (index / "facts.jsonl").write_bytes(b"")
    assert index_state(corpus, index, embedder).condition is Condition.DAMAGED


@pytest.mark.parametrize(
    "name", ["manifest.json", "vectors.faiss", "passages.jsonl", "facts.jsonl", "documents.jsonl"]
)
@pytest.mark.parametrize("damage", ["flip", "cut", "remove"])
def test_any_damaged_file_is_noticed_and_the_next_build_repairs_it(
    corpus: Path, tmp_path: Path, embedder: HashingEmbedder, name: str, damage: str
) -> None:
    index = tmp_path / "index"
    build_index(corpus, index, embedder)
    path = index / name
    data = path.read_bytes()
    if damage == "remove":
        path.unlink()
    else:
        path.write_bytes(data[: len(data) // 2] if damage == "cut" else b"#" + data[1:])
    with pytest.raises(IndexDamagedError, match="auskunft index"):
        load_index(index)
    state = index_state(corpus, index, embedder)
    assert state.condition is Condition.DAMAGED
    assert "Bauen Sie" not in state.reason  # whoever asks for the state may be about to build it
    build_index(corpus, index, embedder)
    assert len(load_index(index).documents) == 2


def test_a_passage_that_is_not_at_its_offsets_is_damage_even_with_a_right_checksum(
    corpus: Path, tmp_path: Path, embedder: HashingEmbedder
) -> None:
    from auskunft.passage_index.storing import digest  # noqa: PLC0415

    index = tmp_path / "index"
    build_index(corpus, index, embedder)
    lines = (index / "passages.jsonl").read_text(encoding="utf-8").splitlines()
    record = json.loads(lines[0])
    record["start"] += 1
    lines[0] = json.dumps(record, ensure_ascii=False)
    data = ("\n".join(lines) + "\n").encode()
    (index / "passages.jsonl").write_bytes(data)
    manifest = json.loads((index / "manifest.json").read_text(encoding="utf-8"))
    manifest["files"]["passages.jsonl"] = digest(data)
    (index / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(IndexDamagedError):
        load_index(index)


def test_no_index_is_missing_not_damaged(tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError, match="auskunft index"):
        load_index(tmp_path / "none")


def test_a_bad_document_stops_the_build_and_leaves_the_old_index(
    corpus: Path, tmp_path: Path, embedder: HashingEmbedder
) -> None:
    index = tmp_path / "index"
    build_index(corpus, index, embedder)
    before = bytes_of(index)
    (corpus / "c.txt").write_bytes(b"\xff\xff")
    (corpus / "d.txt").write_text(
        "Titel\n\nText hier.\n\nabc\nProzent\nQuote 2021\nWeitere Indikatoren im Angebot\n"
        "2\nProzent\nRate 2021\nWeitere Indikatoren im Angebot\n",
        encoding="utf-8",
    )
    with pytest.raises(InputError, match=r"c\.txt"):
        build_index(corpus, index, embedder)
    (corpus / "c.txt").unlink()
    with pytest.raises(InputError, match=r"d\.txt: Zeile 5"):
        build_index(corpus, index, embedder)
    assert bytes_of(index) == before
    (corpus / "c.txt").write_bytes(b"\xff\xff")
    report = build_index(corpus, index, embedder, skip_bad=True)
    assert [message.count("c.txt") + message.count("Zeile 5") for message in report.skipped] == [
        1,
        1,
    ]
    assert (report.new, report.facts) == (("d",), 2)
    assert index_state(corpus, index, embedder).condition is Condition.CURRENT


def test_a_place_that_cannot_be_written_says_so(
    corpus: Path, tmp_path: Path, embedder: HashingEmbedder
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="--index"):
        build_index(corpus, tmp_path / "file" / "index", embedder)


_KILLED = """
import os, sys
from pathlib import Path
sys.path[:0] = {path!r}
sys.path.insert(0, {here!r})
from conftest import HashingEmbedder
from auskunft.passage_index import build_index, storing
calls = 0
def dying(function):
    def wrapped(*args, **kwargs):
        global calls
        calls += 1
        if calls == {fatal}:
            os._exit(9)
        return function(*args, **kwargs)
    return wrapped
os.fsync = dying(os.fsync)
Path.rename = dying(Path.rename)
Path.mkdir = dying(Path.mkdir)
storing.shutil.rmtree = dying(storing.shutil.rmtree)
build_index(Path({corpus!r}), Path({index!r}), HashingEmbedder())
"""


def test_whenever_the_build_is_killed_the_old_or_the_new_index_loads(
    corpus: Path, tmp_path: Path, embedder: HashingEmbedder
) -> None:
    index = tmp_path / "index"
    build_index(corpus, index, embedder)
    old = len(load_index(index).documents)
    (corpus / "c.txt").write_text("Berlin\n\nSeen\n\nEin See.", encoding="utf-8")
    seen = set()
    for fatal in range(1, 30):
        script = _KILLED.format(
            path=sys.path,
            here=str(Path(__file__).parent),
            fatal=fatal,
            corpus=str(corpus),
            index=str(index),
        )
        ended = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True)
        assert ended.returncode in {0, 9}, ended.stderr.decode()
        seen.add((ended.returncode, len(load_index(index).documents)))
        if ended.returncode == 0:
            break
        # The next builder starts from what the killed one left.
        (corpus / "c.txt").unlink()
        build_index(corpus, index, embedder)
        assert len(load_index(index).documents) == old
        (corpus / "c.txt").write_text("Berlin\n\nSeen\n\nEin See.", encoding="utf-8")
    assert seen == {(9, old), (9, old + 1), (0, old + 1)}
    leftovers = [path.name for path in tmp_path.iterdir() if path.name.startswith(".index.")]
    assert leftovers == [".index.lock"]
