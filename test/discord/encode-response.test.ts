import type { APIInteractionResponse } from "discord.js";
import { expect, test } from "vitest";
import { encodeResponse } from "../../src/discord/encode-response.ts";

const decoded = (body: APIInteractionResponse) => JSON.parse(encodeResponse(body).toString());

const first = { title: "Chi è?", description: 'Said "no" ]}} 🫒', fields: [{ name: "a", value: "б" }] };
const second = { description: "another" };
test.each<[string, APIInteractionResponse]>([
  ["nothing but its type", { type: 1 }],
  ["choices", { type: 8, data: { choices: [{ name: "a", value: "b" }] } }],
  ["no embed", { type: 4, data: { content: '"embeds":[]}}', embeds: [] } }],
  ["one embed", { type: 4, data: { content: "“see”", embeds: [first], flags: 64 } }],
  ["several embeds", { type: 7, data: { embeds: [second, first, second], components: [] } }],
  ["no list of embeds", { type: 4, data: { content: "alone" } }],
])("a response with %s is encoded as JSON, the second time as well", (_, body) => {
  expect(decoded(body)).toEqual(body);
  expect(decoded(body)).toEqual(body);
});
