"""One thin router for each resource."""
