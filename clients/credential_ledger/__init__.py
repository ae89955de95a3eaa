"""What other people install: the client, its command line and the generated contract."""
