"""The generated part of the documentation: glossary and one page per line, and its checks.

``python -m dev.docs`` writes the pages, ``python -m dev.docs --check`` says what lags behind.
"""
