"""Who signs, and what was stamped on the paper later."""
