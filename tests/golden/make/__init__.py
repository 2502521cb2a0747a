r"""Makes the data that the engine is compared with, by PyTorch, scikit-learn, SciPy, mpmath, Optax and
pytorch_optimizer. None of them is needed to run the tests.

    pip install torch==2.13.0 numpy==2.4.6 scipy scikit-learn==1.9.1 mpmath \
        optax==0.2.8 jax==0.10.2 pytorch_optimizer==4.1.0
    python -m tests.golden.make

All numbers are float64 and are written so that they read back to the same bits. Nothing of `app` is used here.
`playground.json` beside it holds what TensorFlow Playground's own code was measured to compute, with version and
settings.
"""
