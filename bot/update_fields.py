"""The fields of an update that the program reads; all others are removed before anything looks at them.

Anybody can send the bot anything. A field that is not read costs nothing and cannot be misunderstood,
however deep, large or new it is. A test compares this table with the fields that the code reads.
"""

from __future__ import annotations

from aiogram.types import (
    Animation,
    Audio,
    CallbackQuery,
    Chat,
    ChatMemberAdministrator,
    ChatMemberBanned,
    ChatMemberLeft,
    ChatMemberMember,
    ChatMemberOwner,
    ChatMemberRestricted,
    ChatMemberUpdated,
    Checklist,
    Contact,
    Dice,
    Document,
    ExternalReplyInfo,
    ForumTopicClosed,
    ForumTopicCreated,
    ForumTopicEdited,
    ForumTopicReopened,
    Game,
    Giveaway,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    Invoice,
    LinkPreviewOptions,
    LivePhoto,
    Location,
    Message,
    MessageEntity,
    MessageOriginChannel,
    MessageOriginHiddenUser,
    PaidMediaInfo,
    PhotoSize,
    Poll,
    RichMessage,
    Sticker,
    Story,
    TextQuote,
    Update,
    User,
    Venue,
    Video,
    VideoNote,
    Voice,
    WebAppInfo,
)

from bot.shapes import Kinds, Many, Present, Shape

USER = Shape(User, "id", "last_name", "username", "language_code", may_lack=("first_name",))
CHAT = Shape(Chat, "id", "type", "title", "username")
ENTITY = Shape(
    MessageEntity,
    "type",
    "offset",
    "length",
    "url",
    "language",
    "custom_emoji_id",
    "unix_time",
    "date_time_format",
    user=USER,
)
ORIGIN = Kinds(
    "type",
    {"channel": Shape(MessageOriginChannel, "type", "date", "message_id", chat=CHAT)},
    # Nothing is read of other kinds of origin, known or future.
    other=Present(MessageOriginHiddenUser),
)
TOPIC_CREATED = Shape(ForumTopicCreated, "name")
REPLIED_TO = Shape(Message, "message_id", "date", chat=CHAT, forum_topic_created=TOPIC_CREATED)
PICTURE = Shape(PhotoSize, "file_id")
BUTTON = Shape(InlineKeyboardButton, "text", "url", "callback_data", web_app=Shape(WebAppInfo, "url"))
KEYBOARD = Shape(InlineKeyboardMarkup, inline_keyboard=Many(Many(BUTTON)))
WHERE = ("message_id", "ephemeral_message_id", "date", "message_thread_id", "is_topic_message")
MESSAGE = Shape(
    Message,
    *WHERE,
    "text",
    "caption",
    "media_group_id",
    "has_media_spoiler",
    "show_caption_above_media",
    "is_automatic_forward",
    "forward_date",
    "effect_id",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
    chat=CHAT,
    sender_chat=CHAT,
    via_bot=USER,
    entities=Many(ENTITY),
    caption_entities=Many(ENTITY),
    link_preview_options=Shape(
        LinkPreviewOptions,
        "is_disabled",
        "url",
        "prefer_small_media",
        "prefer_large_media",
        "show_above_text",
    ),
    forward_origin=ORIGIN,
    reply_to_message=REPLIED_TO,
    external_reply=Present(ExternalReplyInfo),
    reply_to_story=Present(Story),
    quote=Present(TextQuote),
    reply_markup=KEYBOARD,
    forum_topic_created=TOPIC_CREATED,
    forum_topic_edited=Shape(ForumTopicEdited, "name"),
    forum_topic_closed=Present(ForumTopicClosed),
    forum_topic_reopened=Present(ForumTopicReopened),
    animation=Shape(Animation, "file_id"),
    audio=Shape(Audio, "file_id"),
    document=Shape(Document, "file_id", "file_name", "file_size"),
    photo=Many(PICTURE),
    video=Shape(Video, "file_id", "start_timestamp", cover=Many(PICTURE)),
    voice=Shape(Voice, "file_id"),
    # Of these only the kind of the message matters: whether it is copied or refused.
    checklist=Present(Checklist),
    contact=Present(Contact),
    dice=Present(Dice),
    game=Present(Game),
    giveaway=Present(Giveaway),
    invoice=Present(Invoice),
    live_photo=Present(LivePhoto),
    location=Present(Location),
    paid_media=Present(PaidMediaInfo),
    poll=Present(Poll),
    rich_message=Present(RichMessage),
    sticker=Present(Sticker),
    story=Present(Story),
    venue=Present(Venue),
    video_note=Present(VideoNote),
).with_wire_names({"from": USER})
# Of another message only its words are read.
WORDS = Shape(Message, "message_id", "date", "text", "caption", chat=CHAT)
GUEST_MESSAGE = Shape(
    Message,
    "message_id",
    "date",
    "text",
    "caption",
    "guest_query_id",
    chat=CHAT,
    sender_chat=CHAT,
    reply_to_message=WORDS,
    quote=Shape(TextQuote, "text"),
).with_wire_names({"from": USER})
INLINE_QUERY = Shape(InlineQuery, "id", "query", "offset").with_wire_names({"from": USER})
PLACE_IN_TEXT = Shape(MessageEntity, "type", "offset", "length")
# Results of a search keep the query in their text.
PRESSED_ON = Shape(Message, *WHERE, "text", chat=CHAT, entities=Many(PLACE_IN_TEXT), reply_markup=KEYBOARD)
CALLBACK_QUERY = Shape(CallbackQuery, "id", "data", "inline_message_id", message=PRESSED_ON).with_wire_names(
    {"from": USER}
)
MEMBER = Kinds(
    "status",
    {
        "creator": Shape(ChatMemberOwner, "status"),
        "administrator": Shape(ChatMemberAdministrator, "status", "can_post_messages"),
        "member": Shape(ChatMemberMember, "status"),
        "restricted": Shape(ChatMemberRestricted, "status", "is_member", "can_send_messages"),
        "left": Shape(ChatMemberLeft, "status"),
        "kicked": Shape(ChatMemberBanned, "status"),
    },
)
MEMBERSHIP = Shape(
    ChatMemberUpdated, "date", chat=CHAT, old_chat_member=MEMBER, new_chat_member=MEMBER
).with_wire_names({"from": USER})
UPDATE = Shape(
    Update,
    "update_id",
    message=MESSAGE,
    callback_query=CALLBACK_QUERY,
    my_chat_member=MEMBERSHIP,
    guest_message=GUEST_MESSAGE,
    inline_query=INLINE_QUERY,
)
