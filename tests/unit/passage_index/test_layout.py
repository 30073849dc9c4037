from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from auskunft.corpus import analyse
from auskunft.domain import Document
from auskunft.passage_index.layout import Contents, Manifest, from_files, to_files

PIECES = [
    "Titel", "\n\n", "Das Netz Holz.XY hat über 40 Partner. ", "66 von 268 Orten sind alt. ",
    "1,5\nProzent\nQuote im Sektor A 2021\n", "Weitere Indikatoren im Angebot\n", "<p>",
    "B&uuml;ndnis Neue Wege (BNW) ", "</p>", "\u2028", "\x85", "- Punkt\n",
    "Fläche 12 km² (2018)\n",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.text(max_size=30))
def test_what_is_written_is_read_back(pieces: list[str], tail: str) -> None:
    documents = (
        Document("a", "Titel", "".join(pieces) + tail, "R", ("X", "Y"), "S", "2020"),
        Document("b", "", "".join(reversed(pieces))),
    )
    analyses = [analyse(document) for document in documents]
    contents = Contents(
        documents=documents,
        passages=tuple(x for a in analyses for x in a.passages),
        sentences=tuple(x for a in analyses for x in a.sentences),
        facts=tuple(x for a in analyses for x in a.facts),
        quantities=tuple(x for a in analyses for x in a.quantities),
        entities=tuple(x for a in analyses for x in a.entities),
    )
    files = to_files(contents)
    assert from_files(files) == contents
    assert to_files(from_files(files)) == files


def test_a_manifest_is_read_back() -> None:
    manifest = Manifest("m", "f", 3, "r", {"b": "2", "a": "1"}, {"c": "3"}, {"x": "y"})
    assert Manifest.from_json(manifest.to_json()) == manifest
