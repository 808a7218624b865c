"""The account's bill: what ran is metered, priced from a list of its own, and told by Cost Explorer and Price List."""
