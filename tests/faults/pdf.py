"""The smallest PDF writer that can also write broken ones."""

from __future__ import annotations

import zlib

A4 = b"[0 0 595 842]"


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A stream object with its length."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries, content)


def flate(content: bytes, entries: bytes = b"") -> bytes:
    """A stream object, deflated."""
    return stream(zlib.compress(content, 9), b"/Filter /FlateDecode " + entries)


def write(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """A file of the objects numbered from 1, the first being the catalogue, with a right xref."""
    output = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(output))
        output += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(output)
    output += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    output += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    output += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer,
        start,
    )
    return bytes(output)


def one_page(content: bytes, resources: bytes = b"", box: bytes = A4, more: tuple[bytes, ...] = ()) -> bytes:
    """A file of one page whose content stream object is given; ``more`` objects are numbered from 5."""
    return write(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents 4 0 R /Resources << %s >> >>"
            % (box, resources),
            content,
            *more,
        ]
    )


def image_page(image: bytes) -> bytes:
    """A file of one page filled by the image object given."""
    return one_page(stream(b"q 595 0 0 842 0 0 cm /Im0 Do Q"), b"/XObject << /Im0 5 0 R >>", more=(image,))


def image(entries: bytes, content: bytes) -> bytes:
    """An image object of 100 x 100 grey pixels unless the entries say otherwise."""
    return stream(content, b"/Type /XObject /Subtype /Image " + entries)
