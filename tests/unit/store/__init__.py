"""The store without a database: entry format, batching."""
