"""The notice to the owner of machines whose certificates are about to end."""

from typing import ClassVar

from django.db import models

from laozheng.kernel.cases.models import Case, OfEmployer
from laozheng.kernel.cases.models.flow import PART_OF_CASE


class MachineNotice(OfEmployer):
    """One employer whose certificates end soon; ``ends_on`` is the first day on which one ends.

    Personal data: the name of an employer that is a natural person.
    """

    ends_on = models.DateField()


class NoticedMachine(models.Model):
    """A machine that a notice is about, as its certificate stood. Personal data: none."""

    ACCESS: ClassVar = PART_OF_CASE

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="noticed_machines")
    certificate_number = models.CharField(max_length=60)
    machine_class = models.CharField(max_length=16)
    place = models.CharField(max_length=300, blank=True)
    valid_to = models.DateField()

    class Meta:
        ordering = ["valid_to", "certificate_number"]
        constraints = [
            models.UniqueConstraint(
                fields=["certificate_number", "valid_to"], name="safety_machine_noticed_once"
            )
        ]

    def __str__(self) -> str:
        return self.certificate_number
