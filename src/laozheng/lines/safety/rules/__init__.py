"""The law of the line as pure functions, and the official code lists of accidents."""
