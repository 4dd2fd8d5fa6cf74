"""Bind the figures of a text to measures: by words, unit, period and codes, never by value alone.

``candidates`` says what a figure may be bound to, ``scoring`` how well the words fit, ``sequence``
which of the fitting candidates go together over the whole text; ``facts`` asks the installed lines,
their tables and books, and the vintages.
"""
