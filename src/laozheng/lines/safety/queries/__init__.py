"""Reads with a meaning: rows of the official list, accidents and their matches, facts, exports."""
