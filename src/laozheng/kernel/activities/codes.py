"""The closed lists of activities; kinds and groups are the lines' own."""

from django.utils.translation import gettext_lazy as _

STATES = {"planned": _("已排定"), "held": _("已辦理"), "canceled": _("取消")}

# People, and people times attendance: never in one sum.
COUNT_UNITS = {"persons": _("人"), "person_times": _("人次")}

SOURCES = {"counted": _("現場清點"), "reported": _("主辦回報"), "estimated": _("估計")}

SEXES = {"": _("不分"), "female": _("女"), "male": _("男"), "unknown": _("不明")}

SIGN_UP_STATES = {"placed": _("已報名"), "waiting": _("候補"), "canceled": _("已取消")}
