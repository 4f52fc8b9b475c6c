"""How a page of a PDF is looked at: places in the file as places on the page as its text is read."""

from dataclasses import dataclass

Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass
class View:
    """How a page is looked at: its size as its text is read, and the quarters it is turned by for that."""

    width: float
    height: float
    quarters: int
    left: float
    bottom: float

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A point of the file as a point of this view."""
        x, y = x - self.left, y - self.bottom
        if self.quarters == 0:
            return x, self.height - y
        if self.quarters == 1:
            return y, x
        if self.quarters == 2:
            return self.width - x, y
        return self.width - y, self.height - x

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box of the file as a box of this view."""
        (a, b), (c, d) = self.place(left, bottom), self.place(right, top)
        return min(a, c), min(b, d), max(a, c), max(b, d)
