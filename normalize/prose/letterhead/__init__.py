"""What stands above and below the text: issuer, number, date, title, signature."""
