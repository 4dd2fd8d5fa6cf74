"""The law of the line as pure functions: grounds, terms, duties, limits, pay, advertisements."""
