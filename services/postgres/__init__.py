"""A private PostgreSQL, found, created, run and watched by us; imports the standard library only."""
