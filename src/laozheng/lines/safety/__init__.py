"""職業安全衛生: dispositions of the inspection office and major occupational accidents.

The inspection office supervises workplaces under the Occupational Safety and Health Act and the
Labor Inspection Act; employers report accidents within hours, deaths may become known much later.
"""
