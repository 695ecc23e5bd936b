"""One maker a fault. ``FAILING`` inputs must be refused; ``DOUBTFUL`` ones may be read or refused."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping

from tests.faults import pdf

GREY = b"/Width 100 /Height 100 /ColorSpace /DeviceGray /BitsPerComponent 8 "
HELLO = b"BT /F1 12 Tf 72 700 Td (Ke hoach) Tj ET"


def good_page() -> bytes:
    """A sound page, for cutting and breaking."""
    return pdf.one_page(
        pdf.stream(HELLO), b"/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
    )


def encrypted() -> bytes:
    """A file that asks for a password nobody gives."""
    entries = b"/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <%s> /U <%s> >> /ID [<%s> <%s>]"
    secret = b"ab" * 32
    return pdf.write(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        ],
        entries % (secret, secret, b"00" * 16, b"00" * 16),
    )


def no_pages() -> bytes:
    """A sound file without a page."""
    return pdf.write([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"])


def page_tree_loop() -> bytes:
    """A page tree whose node is its own child."""
    return pdf.write([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R] /Count 3 >>"])


def lying_count() -> bytes:
    """A page tree that promises a million pages and has one."""
    return pdf.write(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1000000 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        ]
    )


def form_loop() -> bytes:
    """A form that draws itself."""
    form = pdf.stream(
        b"/Fm0 Do",
        b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /Fm0 5 0 R >> >>",
    )
    return pdf.one_page(pdf.stream(b"/Fm0 Do"), b"/XObject << /Fm0 5 0 R >>", more=(form,))


def content_bomb() -> bytes:
    """A content stream of 256 MiB in a quarter of one."""
    packer = zlib.compressobj(9)
    block = b"0 0 m 1 1 l S\n" * 75000
    packed = b"".join(packer.compress(block) for _ in range(256)) + packer.flush()
    return pdf.one_page(pdf.stream(packed, b"/Filter /FlateDecode"))


def image_bomb() -> bytes:
    """An image of 100,000 x 100,000 pixels in a few bytes."""
    entries = b"/Width 100000 /Height 100000 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode"
    return pdf.image_page(pdf.image(entries, zlib.compress(bytes(1 << 20), 9)))


def png_bomb() -> bytes:
    """A PNG whose header says 100,000 x 100,000 pixels."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        body = kind + content
        return len(content).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")

    size = (100_000).to_bytes(4, "big")
    header = chunk(b"IHDR", size + size + bytes([8, 0, 0, 0, 0]))
    data = chunk(b"IDAT", zlib.compress(bytes(1 << 20), 9))
    return b"\x89PNG\r\n\x1a\n" + header + data + chunk(b"IEND", b"")


def huge_page() -> bytes:
    """A page of two square kilometres."""
    return pdf.one_page(pdf.stream(HELLO), box=b"[0 0 4000000 4000000]")


def no_area() -> bytes:
    """A page without area."""
    return pdf.one_page(pdf.stream(HELLO), box=b"[0 0 0 0]")


def broken_xref() -> bytes:
    """A sound file whose offsets are all wrong."""
    return good_page().replace(b"0000000", b"0099999")


def truncated() -> bytes:
    """The first half of a sound file."""
    content = good_page()
    return content[: len(content) // 2]


def bad_image(codec: bytes) -> bytes:
    """An image that its codec cannot decode."""
    return pdf.image_page(pdf.image(GREY + b"/Filter /" + codec, b"\x00\x01garbage" * 40))


FAILING: Mapping[str, Callable[[], bytes]] = {
    "empty.pdf": lambda: b"",
    "empty.txt": lambda: b"",
    "blank.txt": lambda: b" \n\n \t\n",
    "not-a-pdf.pdf": lambda: b"this is a letter\n" * 20,
    "web-page.pdf": lambda: b"<!DOCTYPE html><html><body>404</body></html>",
    "encrypted.pdf": encrypted,
    "no-pages.pdf": no_pages,
    "page-tree-loop.pdf": page_tree_loop,
    "lying-count.pdf": lying_count,
    "bad-jpx.pdf": lambda: bad_image(b"JPXDecode"),
    "bad-jbig2.pdf": lambda: bad_image(b"JBIG2Decode"),
    "huge-page.pdf": huge_page,
    "not-an-image.png": lambda: b"\x89PNG\r\n\x1a\n" + b"nonsense" * 9,
    "png-bomb.png": png_bomb,
    "not-a-tiff.tif": lambda: b"II*\x00" + b"\xff" * 64,
    "not-a-jpeg.jpg": lambda: b"\xff\xd8\xff\xe0" + b"\x00" * 64,
    "binary.txt": lambda: bytes(range(256)) * 20,
}

DOUBTFUL: Mapping[str, Callable[[], bytes]] = {
    "form-loop.pdf": form_loop,
    "content-bomb.pdf": content_bomb,
    "image-bomb.pdf": image_bomb,
    "no-area.pdf": no_area,
    "broken-xref.pdf": broken_xref,
    "truncated.pdf": truncated,
    "bad-ccitt.pdf": lambda: bad_image(b"CCITTFaxDecode"),
    "bad-dct.pdf": lambda: bad_image(b"DCTDecode"),
}
