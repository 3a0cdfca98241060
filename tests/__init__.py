"""The tests of the whole product, room by room."""
