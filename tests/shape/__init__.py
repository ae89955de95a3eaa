"""Rules about the source itself: sizes, names, reasons, pins. Imports nothing it judges."""
