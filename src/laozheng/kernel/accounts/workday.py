"""The working day of the office, by which leave and duties are measured."""

WORKING_HOURS = 8
