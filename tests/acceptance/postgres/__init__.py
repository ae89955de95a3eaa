"""A real PostgreSQL started, killed and started again."""
