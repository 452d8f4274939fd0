"""Event mentions: what a report tells of an event, and the words by which it is known."""
