"""What may happen, and what it amounts to."""
