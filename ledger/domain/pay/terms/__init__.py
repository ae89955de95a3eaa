"""What a benefit may say, one module a stage of the engine. Imports values and facts."""
