"""From an article to a draft: what a speech seems to promise, for an editor to judge.

Only rules of the language, no models: a text goes in, a :class:`~drafting.model.Draft` comes out.

Words of this room: a *speech act* is an expression that proposes, supports, plans, promises or asks for
something. Its *object* is the thing that is proposed. A *carrier noun* stands before the object, as "idea" in
"the idea of a fund". A *time expression* names a day or a period. The *list introduction* is the text before
the items of a list.
"""
