"""Answers from evidence: quoted, computed, listed, or the reason why there is none."""
