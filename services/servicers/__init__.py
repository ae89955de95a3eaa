"""One servicer a service of the contract: reads requests, calls the core, writes responses."""
