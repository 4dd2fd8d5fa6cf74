"""The cast of the whole project, for tests outside of it."""

from laozheng.conftest import world

__all__ = ["world"]
