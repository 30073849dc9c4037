"""The built artefact: what was read off the corpus, its vectors, and proof that both are whole."""

from auskunft.passage_index.building import BuildReport, build_index
from auskunft.passage_index.index import Condition, Index, IndexState, index_state, load_index
from auskunft.passage_index.layout import Manifest
from auskunft.passage_index.vector_index import FaissIndex, NumpyIndex, VectorIndex

__all__ = [
    "BuildReport",
    "Condition",
    "FaissIndex",
    "Index",
    "IndexState",
    "Manifest",
    "NumpyIndex",
    "VectorIndex",
    "build_index",
    "index_state",
    "load_index",
]
