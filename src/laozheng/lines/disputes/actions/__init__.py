"""Writes of the line: what each step of a procedure does, and the imports.

A step's function gets the act and returns what the event remembers; figures are drawn from the
events, so whatever a figure counts by is remembered there.
"""
