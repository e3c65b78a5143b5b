"""What a reader writes around the layers, in the shape of the book's scripts: it is run with the faults put in."""
