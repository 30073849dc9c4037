"""Reads a question and a sentence together: whether the sentence answers, and with which words."""

from auskunft.cross_encoder.judge import SentenceJudge, read_network

__all__ = ["SentenceJudge", "read_network"]
