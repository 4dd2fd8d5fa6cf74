"""The line's own tests."""
