"""Which face a page belongs to, and so which frame stands around it."""

from django.http import HttpRequest

from laozheng.interfaces.portal.shell import shell as portal_shell
from laozheng.interfaces.ui.navigation import Shell
from laozheng.interfaces.workspace.shell import shell as workspace_shell

PORTAL = "/portal/"


def shell(request: HttpRequest) -> Shell:
    """The frame of the portal for its addresses, missing ones too, else that of the workspace."""
    if request.path.startswith(PORTAL):
        return portal_shell(request)
    return workspace_shell(request)
