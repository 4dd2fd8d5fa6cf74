"""The staff workspace: desk, lists, case pages, calendar, figures and books."""
