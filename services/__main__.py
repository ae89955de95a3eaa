"""`python -m services` is `credential-ledger`."""

from services.cli.main import main

main(prog_name="credential-ledger")
