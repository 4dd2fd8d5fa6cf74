"""Tests of the equality line."""
