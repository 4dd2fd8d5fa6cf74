"""The library ``ui``: every component as a tag or filter, gathered from the modules beside it."""

from django.template import Library

from laozheng.interfaces.ui.templatetags.ui import (
    blocks,
    entry,
    graphics,
    lists,
    progress,
    values,
)

register = Library()
for part in (values, blocks, progress, lists, entry, graphics):
    register.tags.update(part.register.tags)
    register.filters.update(part.register.filters)
