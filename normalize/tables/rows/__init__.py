"""What each row is: its ordinal and label, what it stands under, item or group or total or note."""
