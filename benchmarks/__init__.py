"""Figures of speed and quality, printed by commands; nothing here is asserted or shipped."""
