"""Points Django and the kernel at the line; what the line is stands in `line`."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from laozheng.kernel.cases import line_config


class DisputesConfig(line_config.LineConfig):
    """The disputes line."""

    name = "laozheng.lines.disputes"
    verbose_name = _("勞資爭議")
    # Why a frozen figure differs after such a step.
    restatement_reasons: ClassVar = {
        "disputes.mediation:court_refuses": "court_order",
        "disputes.mediation:reopen": "correction",
        "disputes.litigation_aid:reopen": "correction",
    }
