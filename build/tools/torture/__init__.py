"""Torture: the real server under bad days, judged from the outside."""
