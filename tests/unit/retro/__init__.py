"""What pay dates state and what changes between two bases; answers are made by hand, or told."""
