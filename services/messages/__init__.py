"""Messages to structs and back, by their descriptors; imports values and form refusals alone."""
