"""The closed lists of the ledger: accounts, sources of money, units of declared amounts."""

from django.utils.translation import gettext_lazy as _

ACCOUNTS = {"current": _("經常門"), "capital": _("資本門")}

SOURCES = {
    "city": _("市預算"),
    "central": _("中央補助"),
    "employment_stability": _("就業安定基金"),
    "disability_fund": _("身心障礙者就業基金"),
    "rights_fund": _("勞工權益基金"),
    "reserve": _("預備金"),
}

# How many TWD one declared unit is; the ledger itself keeps whole TWD only.
UNITS = {"twd": 1, "thousand_twd": 1000}
