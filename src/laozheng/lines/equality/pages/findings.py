"""What was found in the words of an advertisement, as a table."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from laozheng.interfaces.ui.tables import Column, Table
from laozheng.lines.equality.rules.advertisements import FINDINGS, Finding


def findings_table(findings: Sequence[Finding]) -> Table:
    """The findings with the words that gave rise to them and their articles."""
    return Table(
        caption=_("應注意的文字"),
        columns=(
            Column("what", _("事項"), main=True, value=lambda row: _(FINDINGS[row.what])),
            Column("words", _("文字")),
            Column("cite", _("條文"), cell="cite"),
        ),
        rows=findings,
        empty_text=_("沒有發現限制性別、年齡、婚姻、容貌的文字，薪資也已載明。"),
    )
