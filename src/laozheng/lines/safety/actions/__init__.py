"""Everything that the line writes: steps of an accident, matches, and rows of its data sets."""
