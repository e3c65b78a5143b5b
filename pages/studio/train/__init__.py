"""Train: watch a real CBOW learn, and settle arguments with runs side by side."""
