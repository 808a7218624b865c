"""What each service publishes about a resource: one file per service."""
