"""The law of the line as pure functions: grounds, clocks, duties, limits, pay, advertisements."""
