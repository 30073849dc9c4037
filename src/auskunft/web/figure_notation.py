"""Figures in German or English notation, from Decimal, for tables and receipts."""

from __future__ import annotations

from decimal import Decimal


def spelled(value: Decimal, language: str = "de") -> str:
    """The figure with all its digits: "1.284,5" in German, "1,284.5" in English."""
    english = f"{value:,f}"
    if language == "en":
        return english.replace("-", "−")
    return english.translate(str.maketrans(",.-", ".,−"))
