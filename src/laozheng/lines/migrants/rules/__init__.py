"""The law of the line, pure."""
