"""Random numbers as a function of their place alone, cheap enough to be worked out one by one.

SplitMix64: a number is scrambled by shifts and products modulo 2^64. Element-wise, so that NumPy runs it on whole
arrays and compiled code on one number at a time.

Source: Steele, Lea & Flood 2014, "Fast splittable pseudorandom number generators",
https://doi.org/10.1145/2660193.2660195, with the constants of Vigna's https://prng.di.unimi.it/splitmix64.c
"""

from typing import Any

import numpy as np

GOLDEN = np.uint64(0x9E3779B97F4A7C15)  # odd, near 2^64 / 1.618…: successive places end up far apart
FIRST = np.uint64(0xBF58476D1CE4E5B9)
SECOND = np.uint64(0x94D049BB133111EB)
SHIFTS = np.uint64(30), np.uint64(27), np.uint64(31)
MANTISSA = np.uint64(11)  # a double holds the 53 bits that are left
UNIT = 2.0**-53


def scrambled(z: Any) -> Any:
    """SplitMix64's mixing of 64 bits: a bijection in which each bit of z changes half of the others."""
    z = (z ^ (z >> SHIFTS[0])) * FIRST
    z = (z ^ (z >> SHIFTS[1])) * SECOND
    return z ^ (z >> SHIFTS[2])


def key(*place: Any) -> Any:
    """One number for a place of several coordinates, each an unsigned 64-bit integer (or an array of one)."""
    mixed = place[0]
    for coordinate in place:
        mixed = scrambled(mixed + GOLDEN) ^ coordinate
    return scrambled(mixed)


def uniform(key: Any, index: Any) -> Any:
    """A number of [0, 1), the `index`-th under this key."""
    return (scrambled(key + index * GOLDEN) >> MANTISSA) * UNIT


def exchange(order: Any, draws: Any) -> None:
    """Fisher–Yates: from the last place to the first, each changes with one drawn of those up to itself."""
    for i in range(len(order) - 1, 0, -1):
        j = draws[i]
        order[i], order[j] = order[j], order[i]
