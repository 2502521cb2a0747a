"""The descent compiled with Numba. The only room that imports it; `loader.py` is the door."""
