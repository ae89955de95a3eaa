"""The gRPC edge: reads requests, calls the core, writes responses; decides nothing.

May import `ledger` and the generated contract `credential_ledger.v1`.
"""
