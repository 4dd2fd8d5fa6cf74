"""What a person sets up for himself: saved views of lists."""

from django.conf import settings
from django.db import models


class SavedView(models.Model):
    """A list with its filters under a name of one's own.

    No personal data; kept until its owner deletes it.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_views"
    )
    name = models.CharField(max_length=60)
    path = models.CharField(max_length=200)
    query = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "name"], name="workspace_view_name")]
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def url(self) -> str:
        """The address of the list with its filters."""
        return f"{self.path}?{self.query}" if self.query else self.path
