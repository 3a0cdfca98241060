"""The pages that anybody can open: rendered from the same objects and words as the answers in the chat."""
