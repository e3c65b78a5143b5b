"""What several lessons teach with: texts, the trained sentence, steps and questions, terms and sources."""
