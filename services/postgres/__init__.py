"""A private PostgreSQL, found, created, run and watched by us; imports psycopg and no more."""
