"""Whatever somebody types, pastes, uploads or asks of the server: a clear sentence or a plain refusal, no traceback."""
