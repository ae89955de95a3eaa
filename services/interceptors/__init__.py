"""What every call passes before and after its method; imports refusals and the edge's tables."""
