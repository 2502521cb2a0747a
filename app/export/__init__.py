"""Experiments to take away: scripts in NumPy and PyTorch, networks as ONNX."""
