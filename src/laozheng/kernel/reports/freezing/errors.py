"""What may not be done to a frozen book, said in one sentence."""

from laozheng.kernel.reports.refusals import TextRefused


class FreezeRefused(TextRefused):
    """Freezing, publishing or restating was refused; the text says why and what to do next.

    ``waiting`` are the kinds of hurdles that a reason would let pass, when nothing else stands
    against the step.
    """

    def __init__(self, text: str, waiting: tuple[str, ...] = ()) -> None:
        super().__init__(text)
        self.waiting = waiting
