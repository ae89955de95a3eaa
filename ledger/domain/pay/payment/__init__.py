"""Stage 6, pay: what is due becomes payments, year after year."""
