"""How sure a count is, in the words that reports print before it."""

from django.utils.translation import gettext_lazy as _

QUALIFIERS = {
    "exact": _("確數"),
    "about": _("約"),
    "at_least": _("逾"),
    "nearly": _("近"),
}
