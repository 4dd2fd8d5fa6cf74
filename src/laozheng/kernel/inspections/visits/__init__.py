"""Visits to workplaces: one procedure for all lines, each with its prefix, unit and kinds."""
