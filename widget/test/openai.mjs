// What OpenAI's own client for Node makes of /v1, as JSON on standard output. Run by tests/portal/test_node_client.py.
import OpenAI from "openai";

const [base, key] = process.argv.slice(2);
const client = new OpenAI({ baseURL: `${base}/v1`, apiKey: key, maxRetries: 0 });
const model = "customer-support-representative";
const messages = [{ role: "user", content: "I have a bachelor's degree and worked 3 years in retail." }];

const models = [];
for await (const one of client.models.list()) models.push(one.id);
const plain = await client.chat.completions.create({ model, messages });
const parts = [];
let usage = null;
let finish = null;
const stream = await client.chat.completions.create({ model, messages, stream: true, stream_options: { include_usage: true } });
for await (const chunk of stream) {
  parts.push(chunk.choices[0]?.delta.content ?? "");
  finish = chunk.choices[0]?.finish_reason ?? finish;
  usage = chunk.usage ?? usage;
}
const errors = {};
for (const [name, call] of Object.entries({
  model: () => client.chat.completions.create({ model: "nothing", messages }),
  key: () => new OpenAI({ baseURL: `${base}/v1`, apiKey: "wrong", maxRetries: 0 }).models.list(),
})) {
  try {
    await call();
  } catch (error) {
    errors[name] = { status: error.status, code: error.code, message: error.message, kind: error.constructor.name };
  }
}
console.log(JSON.stringify({ models, plain: plain.choices[0].message.content, streamed: parts.join(""), parts: parts.length, finish, usage, errors }));
