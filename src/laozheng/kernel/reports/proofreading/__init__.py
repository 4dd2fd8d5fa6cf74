"""Proof-reading: read a document, recognize every number in its Chinese prose and tables.

`reading` turns a file into lines, `scanning` finds and tells the numbers apart; checks, binding and
verdicts stand on what these two give.
"""
