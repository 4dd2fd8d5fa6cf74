"""The input of the line: forms of the steps of an accident, and columns of its data sets."""
