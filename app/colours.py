"""The colours of data: one scale for values, eight colours for runs, ten for classes, in light and in dark.

The page reads them as CSS custom properties, the server paints its maps with them. Between the stops of the scale the
page mixes in OKLab and the server in sRGB; the colours of classes both mix with the middle of the scale in OKLab.

>>> SCALES["light"].low, len(RUNS["dark"]), len(CLASSES["dark"])
('#e8730c', 8, 10)
"""

from typing import Literal, NamedTuple, TypeAlias

Theme: TypeAlias = Literal["light", "dark"]


class Scale(NamedTuple):
    """The stops of the diverging scale: negative, nothing, positive."""

    low: str
    middle: str
    high: str


SCALES: dict[Theme, Scale] = {
    "light": Scale(low="#e8730c", middle="#f2f3f3", high="#0b6bb4"),
    "dark": Scale(low="#ff9136", middle="#20262b", high="#46a2f5"),
}

# Okabe & Ito 2008. Neutral, green and purple come first: orange and blue already mean negative and
# positive here. Where a colour has less than 3:1 against its background (WCAG 1.4.11), it is darkened.
RUNS: dict[Theme, tuple[str, ...]] = {
    "light": (
        "#000000", "#009e73", "#cc79a7", "#1099ee", "#c08400", "#918200", "#0072b2", "#d55e00",
    ),
    "dark": (
        "#f2f2f2", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#f0e442", "#0072b2", "#d55e00",
    ),
}  # fmt: skip

# The first two are the ends of the scale: two classes look alike on one unit and on two. The others are far from each
# other, in OKLab, for trichromats and under protanopia, deuteranopia and tritanopia (Machado, Oliveira & Fernandes
# 2009), have at least 3:1 against the panel, and about the same hue in both themes.
CLASSES: dict[Theme, tuple[str, ...]] = {
    "light": (
        "#e8730c", "#0b6bb4", "#379d86", "#530f6b", "#753b3c", "#947af7", "#756813", "#292929", "#a92d7e", "#131cb0",
    ),
    "dark": (
        "#ff9136", "#46a2f5", "#70e8a0", "#e9b7f5", "#f5440e", "#934fe8", "#faee40", "#a7a7a7", "#ae5263", "#5767a5",
    ),
}  # fmt: skip
