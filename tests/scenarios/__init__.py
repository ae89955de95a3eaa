"""Published rule sets as scenarios: policy, facts, questions and the answers they must have."""
