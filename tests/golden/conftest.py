collect_ignore = ["make.py"]  # needs PyTorch, and holds no test
