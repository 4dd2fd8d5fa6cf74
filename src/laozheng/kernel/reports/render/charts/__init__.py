"""Charts of books: drawn as SVG from the values that a document holds, and as pixels where needed.

``drawing.py`` draws with the colors of ``palette.py``, ``scale.py`` reckons axes, ``pixels.py``
hands charts to Typst.
"""
