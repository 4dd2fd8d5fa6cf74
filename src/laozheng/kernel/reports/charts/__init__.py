"""Charts of books: drawn as SVG from the values that a document holds, and as pixels where needed.

``drawing.py`` draws; ``scale.py`` reckons axes; ``pixels.py`` makes PNG of SVG.
"""
