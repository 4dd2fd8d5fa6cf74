"""The line's own pages: duty, stopped work, sites, machines."""

from laozheng.kernel.cases.declare import Page
from laozheng.lines.safety.pages import duty, machines, sites, stopped

PAGES = (
    Page("duty", "職災值班看板", duty.board, "duty/"),
    Page("stopped", "停工看板", stopped.board, "stopped/"),
    Page("sites", "工地與場所", sites.sites, "sites/"),
    Page("machines", "危險性機械設備到期", machines.due, "machines/"),
)
