"""From a register of workplaces to the visits of a week: risk, draw, capacity, schedule.

Pure functions over facts and dated values. Whoever stands high on a list can read why, and anybody
can draw the same list again from the same seed.
"""
