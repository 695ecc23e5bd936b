"""What is found, unpacked and chosen before anything is read."""
