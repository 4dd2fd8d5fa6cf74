"""Columns that data sets of several lines have: whom a row is about, and where."""

from django.utils.translation import gettext_lazy as _

from laozheng.kernel.datasets.declare import Column
from laozheng.kernel.parties.districts import district_labels

EMPLOYER_NAME = Column("employer_name", _("事業單位"), "text", required=True, max_length=300)
UBN = Column("ubn", _("統一編號"), "text", max_length=40)
DISTRICT = Column("district", _("行政區"), "code", codes=district_labels)
