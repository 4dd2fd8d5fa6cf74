"""The cast of the product and a data folder per test, for tests outside of it."""

from laozheng.conftest import clock, home, world

__all__ = ["clock", "home", "world"]
