"""The app of the line."""

from django.utils.translation import gettext_lazy as _

from laozheng.kernel.cases import line_config


class LinenameConfig(line_config.LineConfig):
    """Points at the declaration in ``line.py``."""

    name = "laozheng.lines.linename"
    verbose_name = _("範例業務")
