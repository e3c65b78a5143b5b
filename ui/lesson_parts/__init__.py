"""What every lesson is made of: stepper, formula-code-numbers, prediction, pitfall, quiz, terms."""
