"""Build XML in a vocabulary of several name spaces, with names written ``prefix:name``."""

from collections.abc import Iterable, Mapping

from lxml import etree

_XML = "http://www.w3.org/XML/1998/namespace"
Element = etree._Element
Content = Element | str


class Vocabulary:
    """The name spaces of one file format, by prefix; "" is the one of names without prefix."""

    def __init__(self, namespaces: Mapping[str, str]) -> None:
        self.namespaces = dict(namespaces)
        self.nsmap = {prefix or None: name for prefix, name in namespaces.items()}
        # An element declares its own name space only: each further one costs time in every cell.
        self._own = {prefix: {prefix or None: name} for prefix, name in namespaces.items()}
        self._tags: dict[str, str] = {}

    def __call__(
        self, name: str, attributes: Mapping[str, str] | None = None, *content: Content
    ) -> Element:
        """An element with attributes and content; strings become text between the elements."""
        element = etree.Element(self.tag(name), nsmap=self._own[name.rpartition(":")[0]])
        if attributes:
            for key, value in attributes.items():
                # An attribute without prefix is in no name space, whatever its element is in.
                element.set(self.tag(key) if ":" in key else key, value)
        if content:
            append(element, content)
        return element

    def tag(self, name: str) -> str:
        """The name with its name space, as lxml wants it."""
        tag = self._tags.get(name)
        if tag is None:
            prefix, _, local = name.rpartition(":")
            space = _XML if prefix == "xml" else self.namespaces[prefix]
            tag = self._tags[name] = f"{{{space}}}{local}"
        return tag


def append(element: Element, content: Iterable[Content]) -> None:
    """Add strings and elements to an element in their order."""
    for part in content:
        if not isinstance(part, str):
            element.append(part)
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + part
        else:
            element.text = (element.text or "") + part


def serialize(element: Element, vocabulary: Vocabulary | None = None) -> bytes:
    """A complete XML file in UTF-8; ``vocabulary`` declares its name spaces at the top."""
    if vocabulary:
        etree.cleanup_namespaces(element, top_nsmap=vocabulary.nsmap)
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)
