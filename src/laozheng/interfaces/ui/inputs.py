"""Inputs that officers and the public share: codes, names, numbers of firms, districts, files."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from laozheng.base.identifiers import find_person_ids, looks_like_person_id, ubn_state
from laozheng.base.points import Point, parse_point
from laozheng.base.text import fold, squeeze
from laozheng.interfaces.ui.languages import named
from laozheng.kernel.documents.media import media_type_of
from laozheng.kernel.parties.city import city

EVERYTHING = _("全部")


def choice(label: Any, labels: Mapping[str, Any], **options: Any) -> forms.ChoiceField:
    """One code of a list; it begins with a blank, so that nothing is told by not looking."""
    is_given = "initial" in options or (options.get("required", True) and len(labels) == 1)
    blank = [] if is_given else [("", "－")]
    choices = [(code, _(text)) for code, text in labels.items()]
    return forms.ChoiceField(label=label, choices=[*blank, *choices], **options)


def several(label: Any, labels: Mapping[str, Any], **options: Any) -> forms.MultipleChoiceField:
    """Any number of codes of a list."""
    return forms.MultipleChoiceField(
        label=label,
        choices=[(code, _(text)) for code, text in labels.items()],
        widget=forms.CheckboxSelectMultiple,
        **options,
    )


class YesNoField(forms.ChoiceField):
    """Yes, no, or not known; gives True, False or None."""

    CODES: ClassVar[Mapping[str, bool]] = {"yes": True, "no": False}

    def __init__(self, **options: Any) -> None:
        choices = [("", "－"), ("yes", _("是")), ("no", _("否"))]
        super().__init__(choices=choices, required=False, **options)

    def clean(self, value: Any) -> bool | None:
        """What was answered, if anything."""
        return self.CODES.get(super().clean(value))

    def prepare_value(self, value: Any) -> Any:
        """The code of what is known; what somebody typed stays as it is."""
        if value is None or isinstance(value, bool):
            return {True: "yes", False: "no", None: ""}[value]
        return value


def narrowing(
    label: Any,
    labels: Mapping[str, Any] | Callable[[], Mapping[str, Any]],
    otherwise: Any = EVERYTHING,
) -> forms.ChoiceField:
    """One code by which a list is narrowed; left alone, it lets ``otherwise`` stand."""

    def choices() -> list[tuple[str, Any]]:
        told = labels() if callable(labels) else labels
        return [("", otherwise), *((code, _(text)) for code, text in told.items())]

    return forms.ChoiceField(label=label, choices=choices, required=False)


def districts() -> list[tuple[str, str]]:
    """The districts of the city, beginning with a blank."""
    return [("", "－"), *((place.code, named(place)) for place in city().districts.values())]


class UbnField(forms.CharField):
    """A 統一編號 in any width; one that is none is refused, and a personal number never echoed."""

    def clean(self, value: Any) -> str:
        """The eight digits, or nothing."""
        number = squeeze(fold(super().clean(value) or ""))
        if looks_like_person_id(number):
            raise forms.ValidationError(_("這一欄不得填身分證或居留證號，請移除後再送出"))
        if number and ubn_state(number) != "valid":
            raise forms.ValidationError(_("統一編號須為8碼且檢查碼正確，不明時請留空"))
        return number


class PointField(forms.CharField):
    """A point on the map as people copy it; with script a button fills in where one stands."""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """What the button says, and what is said when there is no place to be had."""
        return {
            **super().widget_attrs(widget),
            "autocomplete": "off",
            "data-locate": _("使用我的位置"),
            "data-unlocated": _("無法取得位置，請改填地址"),
        }

    def clean(self, value: Any) -> Point | None:
        """The point, or none."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return parse_point(text)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error


class NameField(forms.CharField):
    """A name or place; one that holds a personal number is refused without repeating it."""

    def clean(self, value: Any) -> str:
        """The text."""
        text: str = super().clean(value)
        if any(span.valid for span in find_person_ids(text)):
            raise forms.ValidationError(_("這一欄含有身分證或居留證號，請移除後再送出"))
        return text


@dataclass(frozen=True)
class Upload:
    """A file as it was brought: its name, its content and what the content is."""

    name: str
    content: bytes
    media_type: str


class FilesInput(forms.FileInput):
    """Several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files of some formats, told by their contents; gives a tuple of ``Upload``.

    ``formats`` is how the formats are called where one is refused.
    """

    widget = FilesInput

    def __init__(
        self, media_types: frozenset[str], formats: Any, *, most: int, largest_mb: int, **more: Any
    ) -> None:
        super().__init__(required=False, **more)
        self._media_types, self._formats = media_types, formats
        self._most, self._largest_mb = most, largest_mb

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The files; one of another format, or too large, is refused by its name."""
        files = [data] if data and not isinstance(data, list) else data or []
        if len(files) > self._most:
            sentence = _("一次最多附%(most)s個檔案，請留下必要的檔案")
            raise forms.ValidationError(sentence, params={"most": self._most})
        return tuple(self._upload(super(FilesField, self).clean(file)) for file in files)

    def _upload(self, file: Any) -> Upload:
        told = {"name": file.name, "size": self._largest_mb, "formats": self._formats}
        if file.size > self._largest_mb * 1024 * 1024:
            sentence = _("「%(name)s」超過%(size)s MB，請縮小後再附上")
            raise forms.ValidationError(sentence, params=told)
        content = file.read()
        media_type = media_type_of(content)
        if media_type not in self._media_types:
            sentence = _("「%(name)s」的格式不收，請附 %(formats)s 檔")
            raise forms.ValidationError(sentence, params=told)
        return Upload(file.name, content, media_type)
