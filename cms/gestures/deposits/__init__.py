"""Deposits: gestures that partners and artisans film and send, until staff publish them."""
