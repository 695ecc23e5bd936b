"""What is read: files and folders found, archives opened, pages chosen, each file's identity."""
