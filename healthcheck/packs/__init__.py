"""Rule file -> pack."""
