"""Training of the network that reads a pen's figures in letterheads (``python -m training.pen.train``)."""
