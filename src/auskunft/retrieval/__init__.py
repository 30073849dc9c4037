"""Finds what a question is about: BM25 on stems, character n-grams and embeddings, fused."""

from auskunft.retrieval.retriever import Found, QueryEmbedder, Retriever

__all__ = ["Found", "QueryEmbedder", "Retriever"]
