"""What a data set wants, for people and for programs: the output of ``laozheng schema``."""

from collections.abc import Iterator, Mapping
from typing import Any

from laozheng.kernel.datasets.declare import Column, DataSet, Layout

WAY_LABELS: Mapping[str, str] = {"import": "匯入", "export": "匯出"}
TYPE_LABELS = {
    "text": "文字",
    "int": "整數",
    "money": "整數（新臺幣元）",
    "date": "日期",
    "moment": "日期時間",
    "bool": "是／否",
    "code": "代碼",
    "list": "清單（;分隔）",
}


def describe(dataset: DataSet) -> dict[str, Any]:
    """The data set as JSON: columns with type, codes and meaning, and the official layouts."""
    return {
        "dataset": dataset.name,
        "label": str(dataset.label),
        "owner": dataset.owner,
        "key": list(dataset.key),
        "ways": list(dataset.ways),
        "help": str(dataset.help),
        "columns": [_described(column) for column in dataset.columns],
        "layouts": [_described_layout(layout) for layout in dataset.layouts],
    }


def text_of(dataset: DataSet) -> str:
    """The same for people: a line per column, its codes below."""
    return "\n".join(_lines(dataset))


def ways_of(dataset: DataSet) -> str:
    """What can be done with a data set, in words."""
    return "、".join(WAY_LABELS[way] for way in dataset.ways)


def _described(column: Column) -> dict[str, Any]:
    return {
        "name": column.name,
        "label": str(column.label),
        "type": column.type,
        "required": column.required,
        "codes": labels_of(column),
        "max_length": column.max_length,
        "sealed": column.is_hidden,
        "meaning": str(column.note),
    }


def _described_layout(layout: Layout) -> dict[str, Any]:
    return {
        "name": layout.name,
        "label": str(layout.label),
        "headers": [
            {"header": header, "column": name, "required": header not in layout.optional}
            for header, name in layout.headers.items()
        ],
    }


def labels_of(column: Column) -> dict[str, str]:
    """The codes of a column with their labels; empty where it has none."""
    codes = column.codes() if callable(column.codes) else column.codes
    if codes is None:
        return {}
    if isinstance(codes, Mapping):
        return {code: str(label) for code, label in codes.items()}
    return {code.code: code.label for code in codes.codes}


def _lines(dataset: DataSet) -> Iterator[str]:
    key = "、".join(dataset.key)
    yield f"{dataset.name} {dataset.label}（鍵：{key}；{ways_of(dataset)}）"
    if dataset.help:
        yield str(dataset.help)
    yield "* 為必填；空白表示不明；日期可寫 2024-03-05、113/03/05、113-03-05 或 1130305"
    for column in dataset.columns:
        mark = "*" if column.required else " "
        longest = f"，最多 {column.max_length} 字" if column.max_length else ""
        note = f"　{column.note}" if column.note else ""
        yield f"{mark} {column.name} {column.label}：{TYPE_LABELS[column.type]}{longest}{note}"
        codes = labels_of(column)
        if codes:
            yield "      " + "、".join(f"{code} {label}" for code, label in codes.items())
    for layout in dataset.layouts:
        yield f"版面 {layout.name} {layout.label}：{'、'.join(layout.headers)}"
