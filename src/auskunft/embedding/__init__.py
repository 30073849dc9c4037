"""Texts to vectors: the shipped model by default, any sentence-transformers model by setting."""

from auskunft.embedding.loading import SHIPPED_MODEL, check_dimension, load_embedder
from auskunft.embedding.protocol import Embedder, Progress

__all__ = ["SHIPPED_MODEL", "Embedder", "Progress", "check_dimension", "load_embedder"]
