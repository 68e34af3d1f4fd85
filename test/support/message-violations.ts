import type { OutgoingMessage } from "../../src/discord/command.ts";

/**
 * What Discord would refuse about a message (resources/message, components/reference), in words; empty for a good one.
 * The limits are written here once more, so that a wrong number in the bot's own list shows.
 */
export function messageViolations(message: OutgoingMessage): string[] {
  const violations: string[] = [];
  const within = (what: string, text: string | undefined, max: number, min = 0) => {
    const length = [...(text ?? "")].length;
    if (length > max || length < min)
      violations.push(`${what} has ${length} characters, not ${min} to ${max}`);
  };
  const embeds = message.embeds ?? [];
  const rows = message.components ?? [];
  if (!message.content && embeds.length === 0 && rows.length === 0) violations.push("empty message");
  within("content", message.content, 2000);

  let total = 0;
  for (const embed of embeds) {
    within("title", embed.title, 256);
    within("description", embed.description, 4096);
    within("footer", embed.footer?.text, 2048);
    if ((embed.fields ?? []).length > 25) violations.push("more than 25 fields");
    for (const field of embed.fields ?? []) {
      within("field name", field.name.trim(), 256, 1);
      within("field value", field.value.trim(), 1024, 1);
    }
    const texts = [embed.title, embed.description, embed.footer?.text];
    const fields = (embed.fields ?? []).flatMap(({ name, value }) => [name, value]);
    total += [...texts, ...fields].reduce((sum, text) => sum + (text ?? "").length, 0);
  }
  if (total > 5500)
    violations.push(`embeds have ${total} characters together, leaving too little room below 6000`);

  if (rows.length > 5) violations.push(`${rows.length} rows`);
  const ids: string[] = [];
  for (const row of rows) {
    if (row.components.length < 1 || row.components.length > 5)
      violations.push(`${row.components.length} in a row`);
    for (const component of row.components) {
      if ("label" in component) within("label", component.label, 80, 1);
      if ("custom_id" in component) {
        within("custom_id", component.custom_id, 100, 1);
        ids.push(component.custom_id);
      }
    }
  }
  if (new Set(ids).size < ids.length) violations.push(`custom ids repeat: ${ids.join(" ")}`);
  return violations;
}
