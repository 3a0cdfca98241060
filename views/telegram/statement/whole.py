"""The pages of a statement as a whole, by command and by button."""

from views.telegram.statement.callbacks import ShowDeadlines, ShowDigest, ShowList
from views.telegram.statement.lists import deadlines, initiatives
from views.telegram.statement.overview import digest

BY_NAME = {"digest": digest, "initiatives": initiatives, "deadlines": deadlines}
"""By command."""
BY_BUTTON = {ShowDigest: digest, ShowList: initiatives, ShowDeadlines: deadlines}
"""By the data of their buttons."""
