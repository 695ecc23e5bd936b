"""How a person corrects it."""
