"""Import a district of 5,000 educators from files in one command, twice: `main [EDUCATORS]`."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from credential_ledger.v1.district_pb2 import District
from examples.demo import service
from examples.demo.facts import from_file
from examples.demo.people import DISTRICT, Desks
from examples.large_district.files import EDUCATORS, write

_LEDGERCTL = (sys.executable, "-m", "credential_ledger.cli", "--timeout", "60", "--target")
_WHO = ("--principal", "hr-desk", "--role", "hr", "--district", DISTRICT)


def main(educators: int = EDUCATORS) -> None:
    """Write the files, import them twice into a service of their own, and print the rates."""
    with tempfile.TemporaryDirectory(prefix="district-") as name:
        files = Path(name) / "files"
        rows = write(files, educators)
        print(f"A district of {educators:,} educators: {rows:,} rows in {files.name}.")
        with service.running(Path(name) / "data") as target:
            desks = Desks.at(target)
            desks.hr.districts.register_district(from_file(District, "lakeview/district.json"))
            for which in ("first", "second"):
                before, started = _head(desks), time.perf_counter()
                _import(target, files)
                seconds = time.perf_counter() - started
                print(
                    f"The {which} import added {_head(desks) - before:,} entries to the log in "
                    f"{seconds:.1f} s: {rows / seconds:,.0f} rows a second.\n"
                )
            desks.close()


def _import(target: str, files: Path) -> None:
    command = [*_LEDGERCTL, target, *_WHO, "import", "all", str(files)]
    subprocess.run(command, check=True)


def _head(desks: Desks) -> int:
    """Give how many entries the log has."""
    return next(desks.auditor.audit.replay_events()).head_position


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
