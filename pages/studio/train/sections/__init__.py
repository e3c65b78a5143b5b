"""The parts of the Train page: settings, the stage where a run is watched, and the comparison of runs."""
