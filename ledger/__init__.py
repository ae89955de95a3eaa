"""The core: decides, remembers, derives, proves. Imports no wire: no grpc, google or contract."""
