"""The facts of the ledger, as they stand in the data of entries. Imports values and pay terms."""
