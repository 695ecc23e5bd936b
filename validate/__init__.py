"""Whether it is right: schemas, cross-checks, repair on evidence, and the list of issues."""
