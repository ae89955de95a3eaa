"""The store against a real PostgreSQL: atomicity, order, loss and refusal."""
