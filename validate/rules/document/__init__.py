"""What holds for a document: letterhead, enclosures, citations, appendices, pages, schemas."""
