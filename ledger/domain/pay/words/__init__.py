"""How answers say days, quantities and amounts to a person."""
