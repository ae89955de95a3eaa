"""The read model in PostgreSQL: projectors, readers, watches, rebuilds."""
