"""Files of a district, read without a service."""
