"""Inspectors in the field: the list of the day, and the form of a visit that works offline."""
