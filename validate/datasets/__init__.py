"""The datasets of the contract as others get them: columns, keys, rows; issues and provenance among them."""

from validate.datasets.rows import Row, dataset_rows, format_box
from validate.datasets.shapes import ForeignKey, Shape, shape, shapes

__all__ = ["ForeignKey", "Row", "Shape", "dataset_rows", "format_box", "shape", "shapes"]
