"""What a learner has done: noted as it happens, kept by their browser, carried in a file."""
