"""Mentions in French text: numbers, money, dates, names; one kind per module."""
