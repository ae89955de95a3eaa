"""Commands in, entries recorded: the log, its migrations, its readers. May import the domain."""
