"""What the bot is delivered as: a package of Python, a container, a service, a release."""
