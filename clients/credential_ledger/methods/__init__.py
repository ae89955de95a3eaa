"""The methods of the contract, a module a service. May import the caller and the contract."""
