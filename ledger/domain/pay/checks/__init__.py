"""What is wrong, or of no use, in a policy document before a district adopts it."""
