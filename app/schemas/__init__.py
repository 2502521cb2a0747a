"""What goes in and out: models derived from the engine's definitions, and the one shape of errors."""
