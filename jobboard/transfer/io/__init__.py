"""Bytes and text: read a file, guess its encoding, strip HTML, write whole or not at all."""
