"""Follow-up questions made standalone."""

from auskunft.followup.resolving import resolve

__all__ = ["resolve"]
