"""Printed names to units: the costs of a match, communes, districts, provinces."""
