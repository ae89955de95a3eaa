"""What readers see, made from the log and droppable. May import the store and the domain."""
