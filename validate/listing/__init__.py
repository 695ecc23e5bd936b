"""From findings to the list of issues: messages, order, repeats told once, what stands around."""
