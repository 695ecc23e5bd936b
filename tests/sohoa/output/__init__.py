"""The folder of results: what is kept, replaced, refused."""
