"""Waivers: a file of them -> excuses -> verdicts that are ``waived`` instead of ``fail``."""
