"""Names of the people whom texts and notes name by reference."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from laozheng.kernel.accounts.models import Staff

STAFF = "staff:"


class Names:
    """Looks up the names of all references of a page with one query."""

    def __init__(self, refs: Iterable[str]) -> None:
        numbers = {ref.removeprefix(STAFF) for ref in refs if ref.startswith(STAFF)}
        rows = Staff.objects.filter(number__in=numbers) if numbers else ()
        self._names: Mapping[str, str] = {f"{STAFF}{row.number}": row.name for row in rows}

    def of(self, ref: str) -> str:
        """The name behind a reference; programs are the system, nobody is nobody."""
        if ref.startswith("system:"):
            return _("系統")
        return self._names.get(ref, ref)
