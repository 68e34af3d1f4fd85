import { byId, el } from "./dom.ts";
import { link } from "./markdown.ts";
import type { Texts } from "./texts.ts";

/** Writes the page's own words in the reader's language, wherever the page asks for them by name. */
export function labelPage(says: Texts, title: string): void {
  const words = new Map<string | undefined, unknown>(Object.entries(says));
  for (const element of document.querySelectorAll<HTMLElement>("[data-text]")) {
    element.textContent = String(words.get(element.dataset.text));
  }
  for (const element of document.querySelectorAll<HTMLElement>("[data-label]")) {
    element.setAttribute("aria-label", String(words.get(element.dataset.label)));
  }
  byId("text").setAttribute("placeholder", says.placeholder);
  byId("text").setAttribute("aria-label", says.placeholder);
  byId("server-name").textContent = title;
  byId("steps").replaceChildren(...says.connectSteps.map((step) => el("li", {}, ...withLink(step))));
}

const portal = "discord.com/developers/applications";

function withLink(step: string): readonly (Node | string)[] {
  const [before = "", after] = step.split(portal);
  return after === undefined ? [before] : [before, link(`https://${portal}`, portal), after];
}
