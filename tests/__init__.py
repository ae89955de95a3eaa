"""Facts about the product, one folder for each kind of test; may import everything."""
