"""Writes of the line: what steps do, and how files become cases, registers and counts."""
