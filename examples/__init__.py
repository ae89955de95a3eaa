"""Examples as data, and a demonstration that plays them."""
