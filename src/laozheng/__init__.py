"""Laozheng 勞政: casework and reporting of a city's labor affairs bureau."""

__version__ = "0.1.0"
