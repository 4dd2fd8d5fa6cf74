"""Every matter the bureau handles: case, event, deadline, referral; and how a line declares itself.

``declare`` says what a line is made of, ``actions.perform`` is the only door through which a case
moves, ``recorder`` writes whole histories (imports, twin) by the same rules.
"""
