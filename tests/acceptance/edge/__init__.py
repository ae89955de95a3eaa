"""The whole service, asked over gRPC, on a real database."""
