"""Tests of dated law; the cases that a legal officer reads are in rules/*.toml."""
