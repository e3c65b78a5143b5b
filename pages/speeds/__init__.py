"""Where the speed comes from: same mathematics in two codes, then other mathematics."""
