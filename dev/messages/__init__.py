"""The texts of the product and their translations: gathered from the source, merged, compiled.

`python -m dev.messages` brings `src/laozheng/locale` up to date; with `--check` it names every
text without a translation. Pure Python: neither needs the gettext tools.
"""
