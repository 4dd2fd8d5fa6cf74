"""The data sets that the line imports and exports."""

from laozheng.lines.disputes.line.aid_set import AID_SET
from laozheng.lines.disputes.line.mediation_set import MEDIATION_SET
from laozheng.lines.disputes.line.register_sets import MEDIATORS, PRIVATE_BODIES

DATA_SETS = (MEDIATION_SET, AID_SET, MEDIATORS, PRIVATE_BODIES)
