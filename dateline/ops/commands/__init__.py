"""What `dateline` can do, a module for each command."""
