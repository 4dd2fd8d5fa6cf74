"""What no single app can promise: the shape of the tree, true docs, access over all addresses."""
