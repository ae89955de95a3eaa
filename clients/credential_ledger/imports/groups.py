"""Facts that several rows say together: each is whole, or it is not sent."""

from collections.abc import Iterable, Iterator

from credential_ledger.imports.findings import Findings
from credential_ledger.imports.tables import Row

_HOMELESS = "a row that is at fault may be part of it"


class Group:
    """The rows of one fact, and what keeps it from being whole."""

    def __init__(self) -> None:
        """No row so far."""
        self.rows: list[Row] = []
        self.broken: int | None = None

    def agrees(self, row: Row, names: Iterable[str], findings: Findings) -> bool:
        """Whether a row says of these columns what the first row of its fact says."""
        first = self.rows[0]
        differing = [name for name in names if row.values.get(name) != first.values.get(name)]
        for name in differing:
            findings.fault(row.line, f"differs from line {first.line}, of the same fact", name)
        return not differing


def whole_groups(
    rows: Iterable[Row], keys: tuple[str, ...], alike: tuple[str, ...], findings: Findings
) -> Iterator[list[Row]]:
    """The rows of each fact, told by the columns `keys`, in which those of `alike` say the same.

    A fact with a row at fault is a fault itself. A row at fault that names no fact may belong to
    any: then none of the file is whole.
    """
    groups: dict[tuple[object, ...], Group] = {}
    homeless = False
    for row in rows:
        key: tuple[object, ...] = tuple(row.values.get(name) for name in keys)
        if None in key:
            homeless = True
            continue
        group = groups.setdefault(key, Group())
        group.rows.append(row)
        if not (row.sound and group.agrees(row, alike, findings)):
            group.broken = group.broken or row.line
    homeless = homeless or findings.broken > 0
    for key, group in groups.items():
        why = f"see line {group.broken}" if group.broken else _HOMELESS
        if group.broken or homeless:
            name = ", ".join(str(each) for each in key)
            findings.hold_back((row.line for row in group.rows), f"{name} is not sent: {why}")
        else:
            yield group.rows
