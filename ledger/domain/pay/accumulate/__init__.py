"""Stage 3, accumulate: what counts together, the levels it reaches, and the limits of it."""
