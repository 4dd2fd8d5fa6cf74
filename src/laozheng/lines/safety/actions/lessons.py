"""What an accident teaches: the sites that it concerns are told, and everybody may read it."""

from laozheng.kernel.cases.declare import Act, Remembered
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.reasons import note_reason
from laozheng.kernel.documents.actions import store_file
from laozheng.kernel.documents.models import File
from laozheng.kernel.documents.pictures import bare_picture
from laozheng.kernel.parties.snapshot import Snapshot
from laozheng.lines.safety.actions.letters import offer_about_accident
from laozheng.lines.safety.models import Accident, Lesson, SimilarSite
from laozheng.lines.safety.queries.lessons import lessons_of, names_in
from laozheng.lines.safety.queries.similarity import similar_sites
from laozheng.lines.safety.rules.codes.accidents import LANGUAGES


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


def publish(act: Act) -> Remembered:
    """Publish the lesson in a language for everybody; a newer text takes the place of the old."""
    told = act.given.get("picture_text") or ""
    text = f"{act.given['summary']}\n{act.given['measures']}\n{told}"
    if found := names_in(act.case, text):
        raise Refused(f"災例不得載有{found[0]}，請改寫後再公開", "summary")
    language, picture = act.given["language"], _picture(act)
    lessons_of(act.case).filter(language=language).update(withdrawn_on=act.on)
    Lesson.objects.create(
        case=act.case,
        language=language,
        summary=act.given["summary"],
        measures=act.given["measures"],
        picture=picture,
        picture_text=told,
        published_on=act.on,
    )
    return {"text": LANGUAGES[language], "language": language}


def _picture(act: Act) -> File | None:
    """The picture that was brought, bare; words alone take that of another published language."""
    brought = act.given.get("picture")
    if brought is not None:
        try:
            content = bare_picture(brought.content)
        except ValueError as problem:
            raise Refused(str(problem), "picture") from problem
        return store_file(content, brought.media_type, actor=act.actor)
    if not act.given.get("picture_text"):
        return None
    shown = lessons_of(act.case).filter(picture__isnull=False).select_related("picture").first()
    if shown is None:
        raise Refused("同案沒有公開中的圖可沿用，請附上圖片或清除說明", "picture")
    return shown.picture


def take_down(act: Act) -> Remembered:
    """Take a published lesson down."""
    language = act.given["language"]
    if not lessons_of(act.case).filter(language=language).update(withdrawn_on=act.on):
        raise Refused("沒有公開中的這個語言版本，請重新選擇", "language")
    return {"language": language, **note_reason(act)}


def share(act: Act) -> Remembered:
    """Tell the lesson to every site on the list; no name of the accident goes along."""
    sites = SimilarSite.objects.filter(case=act.case)
    addressees = (Snapshot(name=one.employer_name, on=act.on, address=one.place) for one in sites)
    offer_about_accident(act, *addressees)
    return note_reason(act)
