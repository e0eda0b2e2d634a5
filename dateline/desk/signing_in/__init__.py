"""Signing in to the desk: passwords, second factors, sessions; the one place that knows allauth."""
