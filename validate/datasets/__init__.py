"""The datasets of the contract as others get them: columns, keys, rows; issues and provenance among them."""

from validate.datasets.rows import DatasetRow, dataset_rows, format_box
from validate.datasets.shapes import ForeignKey, Shape, shape, shapes

__all__ = ["DatasetRow", "ForeignKey", "Shape", "dataset_rows", "format_box", "shape", "shapes"]
