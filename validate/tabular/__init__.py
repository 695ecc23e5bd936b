"""Any table as read: its figures, the parts its rows play, and the sums they promise."""
