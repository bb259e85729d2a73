"""The board's database; the only package that knows Peewee."""
