"""How a stack is created, updated, rolled back and deleted: in AWS's order, time and words."""
