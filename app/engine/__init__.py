"""The training core: NumPy only; no web, no files, no clock.

Everything that learns is a *problem* (`problem.py`) met by an *optimizer* (`optimizers/`);
training is a generator (`training.py`). What can be chosen is a `Choice` (`choice.py`), one module each.
"""
