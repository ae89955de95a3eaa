"""The gRPC edge, piece by piece: no socket, no database."""
