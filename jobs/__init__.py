"""One scheduler for all sessions' trainings."""
