"""Mutation testing: what a fault in the code would have to look like to pass the suite unseen."""
