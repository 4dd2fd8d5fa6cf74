"""Tests of the migrants line."""
