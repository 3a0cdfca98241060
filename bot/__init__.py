"""The running program: settings, composition root, dispatcher, command line."""
