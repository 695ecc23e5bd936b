"""The image of a page to its content; loads what that takes only when there is one."""

from __future__ import annotations

from dataclasses import replace

from extract.image.rasters import Raster
from extract.model import PageContent, PageReason, with_loss
from extract.task import PageTask


def recognize(raster: Raster, reason: PageReason, task: PageTask) -> PageContent:
    """Recognize a page image; ``reason`` says why, unless what is on the page gives a reason of its own."""
    from extract.scan.page import read_scanned_page

    content = read_scanned_page(
        raster.pixels, raster.dpi, task.number, raster.width, raster.height, task.reader()
    )
    page = with_loss(content.page, raster.lost)
    return replace(content, page=replace(page, reason=page.reason or reason))
