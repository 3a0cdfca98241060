// A minimal bot of grammY: knows nothing of the sandbox but an address.
const { Bot, InlineKeyboard, InputFile } = require("grammy");

const token = process.env.BOT_TOKEN;
const apiRoot = process.env.BOT_API_URL;
const bot = new Bot(token, { client: { apiRoot } });

bot.command("start", (ctx) =>
  ctx.reply(`Hello <a href="tg://user?id=${ctx.from.id}">${ctx.from.first_name}</a>`, {
    parse_mode: "HTML",
    reply_markup: new InlineKeyboard().text("Count", "1"),
  }),
);

bot.on("callback_query:data", async (ctx) => {
  const was = ctx.callbackQuery.data;
  await ctx.answerCallbackQuery(`was ${was}`);
  await ctx.editMessageText(`*${was}*`, {
    parse_mode: "MarkdownV2",
    reply_markup: new InlineKeyboard().text("Count", String(Number(was) + 1)),
  });
});

bot.on("message:photo", async (ctx) => {
  const file = await ctx.getFile();
  const answer = await fetch(`${apiRoot}/file/bot${token}/${file.file_path}`);
  const data = Buffer.from(await answer.arrayBuffer());
  await ctx.replyWithPhoto(new InputFile(data, "back.png"), { caption: `${data.length} bytes` });
});

bot.api.setMyCommands([{ command: "start", description: "Begin" }]).then(() => bot.start());
