"""The doubts of an output folder, gathered by what caused them: what the report and the page show."""
