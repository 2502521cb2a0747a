"""How fast it is, side by side with what others use for the same work: `python -m benchmarks`."""

import os

# As the server does, before NumPy is loaded: threads of the linear algebra would only get in each other's way.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
