"""Reads with a meaning: cases by number, sealed persons, panels, facts for figures, exports."""
