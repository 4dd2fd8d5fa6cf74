"""What may not be done to a frozen book, said in one sentence."""


class FreezeRefused(Exception):
    """Freezing, publishing or restating was refused; the text says why and what to do next."""
