"""What may not be done to a frozen book, said in one sentence."""

from laozheng.kernel.reports.refusals import TextRefused


class FreezeRefused(TextRefused):
    """Freezing, publishing or restating was refused; the text says why and what to do next."""
