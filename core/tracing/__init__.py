"""Looking into running code: its source, and the values that its lines gave to names."""
