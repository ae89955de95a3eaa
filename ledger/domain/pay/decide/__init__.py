"""Stage 4, decide: what something is worth, and which of several benefits is due."""
