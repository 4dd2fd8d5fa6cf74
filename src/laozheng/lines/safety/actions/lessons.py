"""What an accident teaches: an approved report names the sites that it concerns, and tells them."""

from laozheng.kernel.cases.declare import Act, Remembered
from laozheng.kernel.cases.reasons import note_reason
from laozheng.kernel.parties.snapshot import Snapshot
from laozheng.lines.safety.actions.letters import offer_about_accident
from laozheng.lines.safety.models import Accident, SimilarSite
from laozheng.lines.safety.queries.similarity import similar_sites


def approve(act: Act) -> Remembered:
    """Approve the report; the sites that the accident concerns are listed with the reasons."""
    accident = Accident.objects.get(case=act.case)
    rows = [
        SimilarSite(
            case=act.case,
            employer=one.site.employer,
            employer_name=one.site.name,
            place=one.site.place,
            district=one.site.district,
            reasons=list(one.reasons),
            listed_on=act.on,
        )
        for one in similar_sites(accident, act.on)
    ]
    SimilarSite.objects.bulk_create(rows)
    return {"similar_sites": len(rows)}


def share(act: Act) -> Remembered:
    """Tell the lesson to every site on the list; no name of the accident goes along."""
    sites = SimilarSite.objects.filter(case=act.case)
    addressees = (Snapshot(name=one.employer_name, on=act.on, address=one.place) for one in sites)
    offer_about_accident(act, *addressees)
    return note_reason(act)
