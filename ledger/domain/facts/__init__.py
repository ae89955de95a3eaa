"""The facts of the ledger, one noun a struct, as they stand in an entry's data. Imports only values."""
