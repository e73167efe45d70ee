"""Holds district statistics against the service-capacity ratios that public-health plans demand."""

__version__ = "0.1.0"
