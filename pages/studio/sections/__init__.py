"""What Train and Explore share on the page: the learner's experiments."""
