"""Every refusal of the ledger by its name, as the core has it. May import the errors."""
