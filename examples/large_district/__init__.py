"""A district of thousands of educators in files, and what importing it takes."""
