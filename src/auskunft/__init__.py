"""Auskunft answers questions about German profile documents and proves every answer."""

__version__ = "0.1.0"
