"""Sent inside the transaction that changes cases, for whoever keeps figures about them.

Arguments: ``kinds`` (set of full kind codes) and ``years`` (set of Gregorian years of every day
on which the changed cases have a dated fact).
"""

from django.dispatch import Signal

case_changed = Signal()
