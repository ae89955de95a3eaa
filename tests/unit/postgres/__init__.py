"""What the modules of services.postgres promise without a server."""
