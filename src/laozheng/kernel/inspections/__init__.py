"""Inspections and what follows from them: findings, hearings, dispositions, their publication.

Nine lines decide dispositions by the same procedure (行政罰法, 行政程序法, 訴願法); a disposition
may stand without an inspection. Programs, visits and draws join here when their lines are built.
"""
