"""Arrays to bytes: the binary frames of the live stream, and files that NumPy and image viewers open."""

import csv
import io
import json
import math
import struct
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from pydantic_core import to_json

from app.colours import CLASSES, SCALES
from app.oklab import ramp

LEVELS = 256  # of a class's colour, as on the page


def encode_frame(header: Mapping[str, Any], arrays: Iterable[tuple[NDArray[Any], Mapping[str, Any]]]) -> bytes:
    """One message: header length, JSON header padded to a multiple of 4, float32 arrays back to back.

    The header may hold pydantic models. A number that JSON cannot carry is null, as in every other answer. Arrays
    that are float32 and row by row already are copied once, into the message.

    >>> frame = encode_frame({"frame": 1}, [(np.ones(2), {"name": "b"})])
    >>> int.from_bytes(frame[:4], "little") % 4
    0
    >>> frame[-8:] == np.ones(2, "<f4").tobytes()
    True
    """
    parts, entries, offset = [], [], 0
    with np.errstate(over="ignore"):  # beyond float32 is infinite
        for array, labels in arrays:
            data = np.ascontiguousarray(array, dtype="<f4")
            entries.append({**labels, "shape": data.shape, "offset": offset})
            parts.append(data.data)
            offset += data.nbytes
    text = to_json({**header, "arrays": entries}, inf_nan_mode="null")
    text += b" " * (-len(text) % 4)
    return b"".join([struct.pack("<I", len(text)), text, *parts])


def decode_frame(message: bytes) -> tuple[dict[str, Any], list[NDArray[np.float32]]]:
    """The header and the arrays of a frame: what `encode_frame` made of them."""
    (length,) = struct.unpack_from("<I", message)
    header = json.loads(message[4 : 4 + length])
    arrays = []
    for entry in header["arrays"]:
        count = int(np.prod(entry["shape"], dtype=int))
        data = np.frombuffer(message, "<f4", count, 4 + length + entry["offset"])
        arrays.append(data.reshape(entry["shape"]))
    return header, arrays


def npy(array: NDArray[Any]) -> bytes:
    """A `.npy` file."""
    buffer = io.BytesIO()
    np.save(buffer, array)
    return buffer.getvalue()


def npz(arrays: Mapping[str, NDArray[Any]]) -> bytes:
    """A `.npz` file."""
    buffer = io.BytesIO()
    np.savez(buffer, allow_pickle=False, **arrays)
    return buffer.getvalue()


def csv_text(columns: Mapping[str, NDArray[Any]]) -> str:
    r"""Columns of one length as comma-separated values, their names first; nothing stands where a value is not finite.

    >>> csv_text({"x": np.array([0.5, 1]), "value": np.array([np.nan, 1e-9])})
    'x,value\r\n0.5,\r\n1.0,1e-09\r\n'
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(columns)
    told = [[v if v is None or math.isfinite(v) else None for v in column.tolist()] for column in columns.values()]
    writer.writerows(zip(*told, strict=True))
    return buffer.getvalue()


def png(values: NDArray[Any], low: float, high: float) -> bytes:
    """A picture of a map in the diverging colours, highest row on top; grey where a value is not finite."""
    share = np.clip((values[::-1] - low) / (high - low), 0, 1)
    finite = np.isfinite(values[::-1])
    stops = np.array([_rgb(stop) for stop in SCALES["light"]])
    share = np.where(finite, share, 0.5)
    colours = np.stack([np.interp(share, [0, 0.5, 1], stops[:, channel]) for channel in range(3)], axis=-1)
    return _picture(colours, finite)


def class_png(probabilities: NDArray[Any]) -> bytes:
    """A picture of the likeliest classes, highest row on top; grey where a probability is not finite.

    Of k classes the likeliest has its colour, mixed with the neutral one by how sure it is: (k p − 1)/(k − 1).
    """
    k, p = len(probabilities), probabilities[:, ::-1]
    finite = np.isfinite(p).all(axis=0)
    p = np.where(finite, p, 1 / k)
    return _picture(_shades(k)[p.argmax(axis=0), _level((k * p.max(axis=0) - 1) / (k - 1))], finite)


def probability_png(values: NDArray[Any], of: int) -> bytes:
    """A picture of the probability of one class, from the neutral colour to that of the class."""
    finite = np.isfinite(values[::-1])
    return _picture(_shades(of + 1)[of, _level(np.where(finite, values[::-1], 0))], finite)


def _picture(colours: NDArray[Any], finite: NDArray[np.bool_]) -> bytes:
    colours[~finite] = 128
    buffer = io.BytesIO()
    Image.fromarray(colours.round().astype(np.uint8)).save(buffer, "PNG")
    return buffer.getvalue()


def _shades(classes: int) -> NDArray[np.float64]:
    """From neutral to the colour of each class, (classes, LEVELS + 1, 3)."""
    neutral, colours = _rgb(SCALES["light"].middle), CLASSES["light"][:classes]
    return np.stack([ramp(neutral, _rgb(colour), LEVELS) for colour in colours])


def _level(share: NDArray[Any]) -> NDArray[np.intp]:
    return np.asarray((np.clip(share, 0, 1) * LEVELS).round(), np.intp)


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))
