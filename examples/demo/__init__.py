"""A school year of a small district, played through gRPC. Imports the client and the contract."""
