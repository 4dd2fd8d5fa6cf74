"""The columns of a provision of law, shared by what is found and what is punished."""

from django.db import models

from laozheng.kernel.law.citations import Citation


class Provision(models.Model):
    """The provision that a row is about, level by level; zero or empty where not stated."""

    act = models.CharField(max_length=30)
    article = models.PositiveSmallIntegerField()
    suffix = models.PositiveSmallIntegerField(default=0)
    paragraph = models.PositiveSmallIntegerField(default=0)
    subparagraphs = models.JSONField(default=list)
    item = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True

    @property
    def citation(self) -> Citation:
        """The provision as a value."""
        return Citation(
            self.act,
            self.article,
            self.suffix,
            self.paragraph,
            tuple(self.subparagraphs),
            self.item,
        )
