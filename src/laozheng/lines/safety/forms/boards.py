"""The filters of the boards: which machines, which site."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SiteFilter(forms.Form):
    """A part of the name of a place of work or of an employer."""

    place = forms.CharField(label=_("場所或事業單位"), min_length=2, max_length=100)
