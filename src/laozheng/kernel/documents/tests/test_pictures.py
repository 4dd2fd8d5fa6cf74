"""Pictures that go to everybody tell nothing but what they show."""

import pytest

from laozheng.kernel.documents.pictures import bare_picture
from laozheng.kernel.documents.tests.drawn import jpeg, png

WHERE = b"22.62N 120.30E 2024:03:05 13:10"


@pytest.mark.parametrize("drawn", [jpeg, png])
def test_what_the_camera_wrote_is_gone_and_the_picture_is_the_same(drawn):
    assert WHERE in drawn(WHERE)
    assert bare_picture(drawn(WHERE)) == drawn()
    assert bare_picture(drawn()) == drawn()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (png()[:-6], "不完整"),
        (png()[:40], "不完整"),
        (jpeg()[:30], "不完整"),
        (b"\xff\xd8", "不完整"),
        (b"GIF89a", "不是JPEG或PNG"),
        (b"", "不是JPEG或PNG"),
    ],
)
def test_a_file_that_breaks_off_or_is_something_else_is_refused(content, said):
    with pytest.raises(ValueError, match=said):
        bare_picture(content)
