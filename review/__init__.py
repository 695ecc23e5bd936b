"""How a person corrects what was read: corrections that replay in every run."""
