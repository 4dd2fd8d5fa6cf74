"""Dated law as pure functions and files: values, working days, terms, citations, code lists.

Nothing here knows a database or Django, so that a calculator, a letter and a test stand on the
same rules.
"""
