"""What the public list shows of a fine beside the decision: the place of the accident behind it.

Source: 職業安全衛生法第49條.
"""

from laozheng.kernel.cases.declare import Act, Remembered
from laozheng.kernel.inspections.models import Disposition
from laozheng.lines.safety.queries.prosecution import accidents_behind


def note_accident_place(act: Act) -> Remembered:
    """Keep with a decision where the accident happened that it punishes, if there was one."""
    disposition = Disposition.objects.get(case=act.case)
    accident = accidents_behind(disposition, act.on).first()
    if accident is not None:
        disposition.accident_place = accident.place or accident.address
        disposition.save(update_fields=["accident_place"])
    return {}
