"""`ledgerctl`, a module a group of commands. May import the client and the contract."""
