"""The client and its command line, asking a service that answers what the test says."""
