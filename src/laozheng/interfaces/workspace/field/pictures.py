"""Photographs and the signature in the form of a visit: several files, told by their contents."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laozheng.kernel.inspections.visits.handing_in import PHOTO, SIGNATURE, Picture

LARGEST_MB, MOST = 10, 20
# How each format begins; what a file is called proves nothing.
_BEGINNINGS = ((b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"))
_HEIF_BRANDS = (b"heic", b"heix", b"mif1")


def media_type_of(content: bytes) -> str:
    """The format of a picture as a telephone takes it; empty for anything else."""
    for beginning, media_type in _BEGINNINGS:
        if content.startswith(beginning):
            return media_type
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if content[4:8] == b"ftyp" and content[8:12] in _HEIF_BRANDS:
        return "image/heic"
    return ""


class PicturesInput(forms.FileInput):
    """Several pictures, from the camera or from the device."""

    allow_multiple_selected = True

    def __init__(self) -> None:
        super().__init__({"accept": "image/*"})


class PicturesField(forms.FileField):
    """Pictures of one role; gives a tuple of them."""

    widget = PicturesInput

    def __init__(self, role: str, most: int, **options: Any) -> None:
        super().__init__(required=False, **options)
        self._role, self._most = role, most

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Each file as a picture; one that is none, or too large, is refused by its name."""
        files = [data] if data and not isinstance(data, list) else data or []
        if len(files) > self._most:
            sentence = _("一次最多附%(most)s張，請留下必要的照片")
            raise forms.ValidationError(sentence, params={"most": self._most})
        return tuple(self._picture(super(PicturesField, self).clean(file)) for file in files)

    def _picture(self, file: Any) -> Picture:
        if file.size > LARGEST_MB * 1024 * 1024:
            sentence = _("「%(name)s」超過%(size)s MB，請縮小後再附上")
            raise forms.ValidationError(sentence, params={"name": file.name, "size": LARGEST_MB})
        content = file.read()
        media_type = media_type_of(content)
        if not media_type:
            sentence = _("「%(name)s」不是照片，請附 JPEG、PNG、WebP 或 HEIC 檔")
            raise forms.ValidationError(sentence, params={"name": file.name})
        return Picture(self._role, content, media_type)


def photos_field() -> PicturesField:
    """Photographs of the place."""
    help_text = _("每張不超過10 MB，最多20張；離線時存在這台裝置")
    return PicturesField(PHOTO, MOST, label=_("照片"), help_text=help_text)


def signature_field() -> PicturesField:
    """The signature that a device draws; nobody uploads one by hand."""
    return PicturesField(SIGNATURE, 1, label=_("會晤人員簽名"))
