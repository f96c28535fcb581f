"""What stands around a story: its events, its press kit, the collections that hold it."""
