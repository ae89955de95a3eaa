"""What the client does without a service."""
