// Another bot to compare with: grammY's echo, as its documentation shows it.
// NODE_PATH=…/node_modules node benchmarks/_grammy_echo.cjs API_URL PORT
const http = require("http");
const { Bot, webhookCallback } = require("grammy");

const [api, port] = process.argv.slice(2);
const bot = new Bot("42:BENCHMARK-TOKEN", { client: { apiRoot: api } });
bot.on("message:text", (context) => context.reply(context.message.text));
const take = webhookCallback(bot, "http");
http
  .createServer((request, response) => {
    if (request.method === "POST") {
      take(request, response);
    } else {
      response.end();
    }
  })
  .listen(Number(port), "127.0.0.1");
