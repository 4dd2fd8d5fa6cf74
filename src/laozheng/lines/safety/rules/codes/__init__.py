"""The code lists of the line: of accidents, and of supervision and prevention."""
