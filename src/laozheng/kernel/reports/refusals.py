"""Why a step on a book or a text may not be taken."""


class TextRefused(ValueError):
    """A step that may not be taken; one sentence says why and what to do."""


class Overtaken(TextRefused):
    """Somebody else has written a newer version in the meantime."""


class NotAllowed(TextRefused):
    """The actor's office does not take this step on this section."""
