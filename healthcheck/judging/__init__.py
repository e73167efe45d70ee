"""Pack + observations -> verdicts: exact and pure, no I/O, no clock, no terminal."""
