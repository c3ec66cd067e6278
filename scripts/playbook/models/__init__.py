"""The models: what the data is, said once."""
