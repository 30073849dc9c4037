"""Trains the embedding model that the package ships; never imported by it."""
