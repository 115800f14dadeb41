"""Areas and points as flat arrays, pictures of them, and what lies where. No Qt, and little of the GIL."""
