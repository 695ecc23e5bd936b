"""What is drawn on a page of a text layer: rules, shaded areas, pictures, tables, stamps."""
