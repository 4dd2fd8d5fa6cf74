"""Reads of the line: who may mediate, what a case page tells, diaries, exports."""
