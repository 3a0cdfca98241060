"""From an article to a draft: what a speech seems to promise, for an editor to judge.

Rules of the language only, no models: a text goes in, a :class:`~drafting.model.Draft` comes out.
"""
