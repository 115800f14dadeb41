"""Lists whose true links are known: made up, open, and damaged as real lists are; and the training from
them."""
