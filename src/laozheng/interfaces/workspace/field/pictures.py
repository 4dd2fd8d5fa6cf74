"""Photographs and the signature in the form of a visit: several files, told by their contents."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.ui.inputs import FilesField, FilesInput
from laozheng.kernel.documents.media import PICTURE_TYPES
from laozheng.kernel.inspections.visits.handing_in import PHOTO, SIGNATURE, Picture

LARGEST_MB, MOST = 10, 20


class PicturesField(FilesField):
    """Pictures of one role, from the camera or from the device; gives a tuple of them."""

    def __init__(self, role: str, most: int, **options: Any) -> None:
        widget = FilesInput({"accept": "image/*"})
        formats = "JPEG、PNG、WebP、HEIC"
        super().__init__(
            PICTURE_TYPES, formats, most=most, largest_mb=LARGEST_MB, widget=widget, **options
        )
        self._role = role

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Each file as a picture of that role."""
        files = super().clean(data, initial)
        return tuple(Picture(self._role, file.content, file.media_type) for file in files)


def photos_field() -> PicturesField:
    """Photographs of the place."""
    help_text = _("每張不超過10 MB，最多20張；離線時存在這台裝置")
    return PicturesField(PHOTO, MOST, label=_("照片"), help_text=help_text)


def signature_field() -> PicturesField:
    """The signature that a device draws; nobody uploads one by hand."""
    return PicturesField(SIGNATURE, 1, label=_("會晤人員簽名"))
