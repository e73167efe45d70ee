"""Table -> observations."""
