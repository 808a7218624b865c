"""What an account tells whoever looks after it: versions, images, backups, pending maintenance, quotas, tags."""
