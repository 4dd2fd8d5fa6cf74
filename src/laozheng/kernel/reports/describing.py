"""What a compiled book tells of its figures and its publisher besides what stands in its texts."""

from dataclasses import replace

from laozheng.kernel.measures.catalogue import facts, measures
from laozheng.kernel.measures.declare import Definition as Declared
from laozheng.kernel.measures.declare import Measure
from laozheng.kernel.measures.figures import dims_key
from laozheng.kernel.parties.city import city
from laozheng.kernel.reports.document import Definition, Document
from laozheng.kernel.reports.freezing.wording import label_of


def described(document: Document) -> Document:
    """The document with the definitions of its figures and the imprint of its publisher."""
    known = measures()
    named = {(v.figure.measure, dims_key(dict(v.figure.dims))) for _, v in document.figures()}
    definitions = tuple(
        Definition(measure, dims, label_of(measure, dims), _told(known.get(measure)))
        for measure, dims in sorted(named)
    )
    here = city()
    letterhead = here.letterhead
    imprint = (
        here.bureau,
        here.bureau_en,
        f"{letterhead['postal']} {letterhead['address']}",
        letterhead["telephone"],
    )
    return replace(document, definitions=definitions, imprint=imprint)


def _told(definition: Declared | None) -> str:
    """What a measure counts, in words; the note of its declaration says more than its fact."""
    if definition is None:
        return ""
    if definition.note:
        return str(definition.note)
    if isinstance(definition, Measure) and (fact := facts().get(definition.fact)):
        return f"依「{fact.label}」紀錄統計。"
    return ""
