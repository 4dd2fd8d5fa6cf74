"""Tests of the line, one file per module; cases reach a state by real steps."""
