"""What imports of the installed lines notice is told in words, wherever it is declared."""

import pytest

from laozheng.interfaces.workspace.words import flag_label


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("number_shared", "同一字號有不同受處分人（W-DUP-d）"),
        ("program_entered", "專案原未登錄，已依檔案建立"),
        ("voluntary", "未達應訂定工作規則的人數，自願報核"),
        ("W-SWAP", "與業主同名而統一編號不同"),
        ("late_first_notice", "結果先於接獲通報"),
        ("doubtful_exemption", "績優免評與本局紀錄不合"),
        ("unit_differs", "刊印單位與指標的單位不同"),
        ("strange", "strange"),
    ],
)
def test_a_flag_of_an_import_is_told_by_the_kernel_or_the_line_that_brings_it(code, words):
    assert flag_label(code) == words
