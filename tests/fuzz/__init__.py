"""Hostile updates for the whole bot, and whether the fuzzer would notice what is wrong."""
