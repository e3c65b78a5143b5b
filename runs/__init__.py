"""The learner's runs: trained slice by slice, kept, judged by held-out words, exchanged with other programs."""
