"""Views of lists: projects, sources of money, targets, tasks, with the columns they look for."""
