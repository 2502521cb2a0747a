"""Ravine, a neural-network playground served from Python."""

__version__ = "0.1.0"
