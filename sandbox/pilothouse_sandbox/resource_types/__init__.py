"""Resource types that ministack's CloudFormation lacks, or gets wrong."""
