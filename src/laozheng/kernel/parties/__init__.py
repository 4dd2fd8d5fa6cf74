"""Persons, enterprises, unions, agencies and places: who they are, and never a guess about it."""
