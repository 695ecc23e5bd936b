"""Pages of docs/ made from declarations: data dictionary, catalogue of rules, schema of documents/ID.json."""
