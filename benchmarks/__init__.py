"""How fast it is, side by side with what others use for the same work: `python -m benchmarks`."""
