"""What an import tells: every fault and refusal as it comes, a summary of every file at the end."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

import rich_click as click

from credential_ledger.batches import Decided
from credential_ledger.cli import failure, forms
from credential_ledger.cli.output import table
from credential_ledger.cli.screen import put, put_line
from credential_ledger.cli.session import Session
from credential_ledger.imports.findings import Findings, RowFault
from credential_ledger.imports.ledger import name_of
from credential_ledger.imports.planning import Planned
from credential_ledger.refusals.refusal import Refusal, Violation

_COLUMNS = (
    "!File",
    ">Rows",
    ">{0}",
    ">{1}",
    ">Already\nthere",
    ">Refused",
    ">At\nfault",
    ">Not\nsent",
    ">Left\nout",
    ">Rows/s",
)


@dataclass(frozen=True, slots=True)
class _Ended:
    """What a file came to, in so many seconds."""

    findings: Findings
    counts: Mapping[str, int]
    seconds: float

    @property
    def rate(self) -> float:
        return self.findings.rows / self.seconds

    @property
    def there(self) -> int:
        return self.counts["replayed"] + self.findings.standing


@dataclass
class Report:
    """Tells people or machines how an import goes; `failed` where a row was at fault or refused."""

    session: Session
    dry_run: bool
    failed: bool = False
    _counts: Counter[str] = field(default_factory=Counter)
    _files: list[_Ended] = field(default_factory=list)

    @property
    def _words(self) -> tuple[str, str]:
        """How what is new is counted, and what takes the place of what stood."""
        return ("To record", "To replace") if self.dry_run else ("Recorded", "Replaced")

    def fault(self, fault: RowFault) -> None:
        """Tell a fault as it is found."""
        self.failed = True
        if self.session.as_json:
            place = {"file": fault.place.file, "line": fault.place.line, "column": fault.column}
            _line(place | {"fault": fault.what})
        else:
            put_line(str(fault))

    def add(self, planned: Planned, decided: Decided | None) -> None:
        """Tell what became of a fact; without a verdict it would have been sent."""
        new = "replaced" if planned.replaces else "recorded"
        if decided is None:
            self._counts[new] += 1
            self._replaced(planned)
        elif (refusal := decided.refusal) is not None:
            self.failed = True
            self._counts["refused"] += 1
            self._refused(planned, refusal)
        else:
            receipt = decided.verdict.receipt
            self._counts["replayed" if receipt.replayed else new] += 1
            if not receipt.replayed:
                self._replaced(planned)
            if self.session.as_json:
                _line(
                    _origin(planned)
                    | {
                        "fact_id": decided.verdict.fact_id,
                        "position": receipt.position,
                        "replayed": receipt.replayed,
                        "replaces": planned.replaces,
                    }
                )

    def ended(self, findings: Findings, seconds: float) -> None:
        """Note that a file is over."""
        self._files.append(_Ended(findings, self._counts, seconds))
        self._counts = Counter()

    def close(self) -> None:
        """Tell what every file came to."""
        if self.session.as_json:
            for each in self._files:
                _line(self._summary(each))
            return
        names = (name.format(*self._words) for name in _COLUMNS)
        put(table("Import", names, (_row(each) for each in self._files)))
        rows = sum(each.findings.rows for each in self._files)
        seconds = sum(each.seconds for each in self._files)
        if rows:
            put_line(f"{rows:,} rows in {seconds:.1f} s, {rows / seconds:,.0f} a second.")
        for each in self._files:
            for what, counted in (
                ("Left out of", each.findings.left_out),
                ("Never read in", each.findings.unread),
            ):
                if counted:
                    put_line(f"{what} {each.findings.file}: {_list(counted)}.")

    def _replaced(self, planned: Planned) -> None:
        """Tell people what takes the place of what stood."""
        if planned.replaces and planned.published and not self.session.as_json:
            name = " ".join(name_of(planned.published))
            put_line(f"{planned.place}: {self._words[1].lower()}: {name}, which stood otherwise")

    def _refused(self, planned: Planned, refusal: Refusal) -> None:
        faults = [_fault(planned, violation) for violation in refusal.violations]
        if self.session.as_json:
            said = {"reason": refusal.reason, "message": str(refusal)}
            fields = [
                {"line": place.line, "field": column, "description": what}
                for place, column, what in faults
            ]
            _line(_origin(planned) | {"refusal": said | {"violations": fields}})
            return
        headline, *rest = failure.lines(refusal, self.session)
        if faults:
            rest = [str(fault) for fault in faults]
        whom = f"{planned.person}: " if planned.person else ""
        put_line(f"{planned.place}: {whom}{headline}")
        for line in rest:
            put_line(f"  {line.strip()}")

    def _summary(self, each: _Ended) -> dict[str, object]:
        return {
            "file": each.findings.file,
            "rows": each.findings.rows,
            "to_record" if self.dry_run else "recorded": each.counts["recorded"],
            "to_replace" if self.dry_run else "replaced": each.counts["replaced"],
            "already_there": each.there,
            "refused": each.counts["refused"],
            "at_fault": each.findings.faulty,
            "not_sent": each.findings.held_back,
            "left_out": dict(each.findings.left_out),
            "never_read": dict(each.findings.unread),
            "seconds": round(each.seconds, 3),
        }


def _fault(planned: Planned, violation: Violation) -> RowFault:
    """The line and column that a refusal names, where a field comes from one."""
    path = violation.field.partition(".")[2] or violation.field
    place, sort = planned.place, planned.sort
    for part, said in planned.parts.items():
        if path == part or path.startswith(f"{part}."):
            place, sort = place._replace(line=said.line), said.sort
            path = path.removeprefix(part).removeprefix(".")
            break
    return RowFault(place, sort.column_of(path) if sort else path, forms.fault(violation))


def _origin(planned: Planned) -> dict[str, object]:
    fact = planned.item.WhichOneof("fact") or ""
    whom = {"person": planned.person} if planned.person else {}
    return {"file": planned.place.file, "line": planned.place.line, "fact": fact} | whom


def _row(each: _Ended) -> tuple[str, ...]:
    figures = (
        each.findings.rows,
        each.counts["recorded"],
        each.counts["replaced"],
        each.there,
        each.counts["refused"],
        each.findings.faulty,
        each.findings.held_back,
        each.findings.left_out.total(),
        round(each.rate),
    )
    return (each.findings.file, *(f"{figure:,}" for figure in figures))


def _list(counted: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count:,}" for name, count in counted.items())


def _line(said: Mapping[str, object]) -> None:
    click.echo(json.dumps(said, ensure_ascii=False))
