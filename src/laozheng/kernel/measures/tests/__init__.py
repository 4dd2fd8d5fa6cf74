"""Tests of the measures app; `examples` holds the facts and definitions that they share."""
