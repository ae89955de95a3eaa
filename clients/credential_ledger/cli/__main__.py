"""`python -m credential_ledger.cli` is `ledgerctl`."""

from credential_ledger.cli.main import main

main()
