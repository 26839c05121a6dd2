"""Stage 7: a dataset becomes a page that a person can explore."""

from kg.view.dataset import Dataset, Solutions
from kg.view.page import write_page

__all__ = ["Dataset", "Solutions", "write_page"]
