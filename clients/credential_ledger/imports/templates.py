"""What a file looks like: its header with examples, and its columns in words."""

import csv
import io
from collections.abc import Iterable, Iterator

from credential_ledger.imports.files import Importable


def template(file: Importable) -> str:
    """The header of a file, and a row for each sort of rows it has."""
    text = io.StringIO()
    written = csv.writer(text, lineterminator="\n")
    written.writerow(column.name for column in file.table.columns)
    written.writerows(_examples(file))
    return text.getvalue()


def columns(file: Importable) -> str:
    """The columns of a file as a Markdown section."""
    table = file.table
    lines = [f"### {table.file}", "", table.about, "", "| column | holds | what |", "|---|---|---|"]
    lines += [
        f"| `{column.name}`{' *' if column.name in table.needed else ''} | {column.form.about} "
        f"| {column.about} |"
        for column in table.columns
    ]
    if file.sorts:
        lines += [
            "",
            f"| `{file.told_by}` | what the row says | needs | takes |",
            "|---|---|---|---|",
        ]
        lines += [
            f"| `{sort.name}` | {sort.about} | {_named(sort.needs)} | {_named(sort.takes)} |"
            for sort in file.sorts.values()
        ]
    if table.passed_over:
        lines += ["", f"Never read: {_named(table.passed_over)}."]
    return "\n".join(lines) + "\n"


def _examples(file: Importable) -> Iterator[list[str]]:
    all_columns = file.table.columns
    if not file.sorts:
        yield [column.example for column in all_columns]
        return
    for sort in file.sorts.values():
        filled = {*sort.needs, *sort.takes, *file.table.needed}
        yield [
            sort.name
            if column.name == file.told_by
            else sort.examples.get(column.name, column.example) * (column.name in filled)
            for column in all_columns
        ]


def _named(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
