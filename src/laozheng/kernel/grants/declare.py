"""What a line says about a grant scheme: its items, their dated caps, the budget it draws on."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

DECISIONS = {
    "approved": _("核准"),
    "rejected": _("駁回"),
    "withdrawn": _("撤回"),
    "not_accepted": _("不受理"),
}
PAYMENT_KINDS = {
    "initial": _("首次撥款"),
    "topup": _("追加撥款"),
    "installment": _("分期撥款"),
    "recovery": _("收回"),
}


@dataclass(frozen=True)
class GrantItem:
    """One thing that is paid for; ``cap`` names the dated value that limits it, "" for none."""

    code: str
    label: "StrOrPromise"
    cap: str = ""


@dataclass(frozen=True)
class Scheme:
    """A scheme of grants under one article.

    ``code`` is ``line.scheme``; ``budget_code`` and ``budget_source`` name the budget line of the
    year of the decision.
    """

    code: str
    label: "StrOrPromise"
    line: str
    cite: str
    items: tuple[GrantItem, ...]
    budget_code: str
    budget_source: str = ""

    def item(self, code: str) -> GrantItem:
        """The item of a code; KeyError when the scheme has none such."""
        return {item.code: item for item in self.items}[code]
