"""The command line `credential-ledger`: reads options, calls the service, says what happened."""
