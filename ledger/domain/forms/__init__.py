"""What must hold within a fact, whatever the ledger holds. Imports facts and refusals."""
