"""Makes the data that the engine is compared with, by PyTorch and scikit-learn. Neither is needed to run the tests.

    pip install torch==2.13.0 numpy==2.4.6 scikit-learn==1.9.1
    python -m tests.golden.make

All numbers are float64 and are written so that they read back to the same bits. Nothing of `app` is used here.
`playground.json` beside it holds what TensorFlow Playground's own code was measured to compute, with version and
settings.
"""
