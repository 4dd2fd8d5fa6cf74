"""The closed lists of roles and of confidentiality levels."""

from django.utils.translation import gettext_lazy as _

STAFF_ROLES = {
    "officer": _("承辦人"),
    "supervisor": _("股長或科長"),
    "head": _("單位主管"),
    "cashier": _("出納"),
    "editor": _("書刊編輯"),
    "auditor": _("稽核"),
    "operator": _("系統維運"),
}
EXTERNAL_ROLES = {
    "mediator": _("調解人"),
    "body": _("受託民間團體"),
    "applicant": _("申請人"),
    "employer": _("事業單位"),
    "agency": _("仲介機構"),
}
# Who signs in for an enterprise or agency of the register, and reads its own matters.
PARTY_ROLES = frozenset({"employer", "agency"})
# Supervising roles read the restricted matters of their units.
SUPERVISING = frozenset({"supervisor", "head"})

LEVELS = {
    "public": _("公開"),
    "bureau": _("局內"),
    "unit": _("單位"),
    "restricted": _("限承辦"),
    "sealed": _("密封"),
}
