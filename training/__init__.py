"""Training of the recognition model that the package ships (``make train``)."""
