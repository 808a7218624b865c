"""CloudFormation's requests: which are refused, which are repeats, and what the answers look like."""
