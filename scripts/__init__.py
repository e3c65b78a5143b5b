"""What is run beside the app."""
