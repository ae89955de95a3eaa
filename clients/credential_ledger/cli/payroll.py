"""`ledgerctl payroll`: payroll runs."""

import rich_click as click

from credential_ledger.cli.payroll_runs import record, runs


@click.group("payroll")
def payroll() -> None:
    """Payroll runs: what was stated, on which basis."""


payroll.add_command(record)
payroll.add_command(runs)
