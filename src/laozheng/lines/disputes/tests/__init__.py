"""Tests of the disputes line."""
