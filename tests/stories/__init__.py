"""Whole procedures through the doors that people use: steps, screens, figures, the command."""
