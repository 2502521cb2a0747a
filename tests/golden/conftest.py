collect_ignore = ["make"]  # needs PyTorch and scikit-learn
