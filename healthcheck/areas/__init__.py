"""Observations of parts -> observations of wholes, and who is not in the tables."""
