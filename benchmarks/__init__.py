"""What measures the project: accuracy, speed, matching, text repair."""
