"""Where `ledgerctl` starts."""

import os


def main() -> None:
    """Run the command line of this process."""
    # How a connection ended is told in our words; gRPC's own log is for whoever asks for it.
    os.environ.setdefault("GRPC_VERBOSITY", "NONE")
    from credential_ledger.cli.ledgerctl import ledgerctl  # noqa: PLC0415 -- gRPC reads it then

    ledgerctl(prog_name="ledgerctl")
