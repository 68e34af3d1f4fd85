import type { Payload } from "./channel.ts";
import { byId, el } from "./dom.ts";
import type { Texts } from "./texts.ts";

/** Opens the drawer with what travelled for a message, as it travelled. */
export function showPayload(payload: Payload | undefined, says: Texts): void {
  const drawer = byId("drawer");
  const opener = document.activeElement;
  const close = () => {
    drawer.hidden = true;
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
  };
  const closeButton = el(
    "button",
    { type: "button", class: "icon-button", "aria-label": says.close, click: close },
    "×",
  );
  drawer.replaceChildren(
    el("header", {}, el("h2", {}, says.payload), closeButton),
    el("p", { class: "hint" }, payload ? says.payloadHint : says.noPayload),
    ...(payload
      ? [
          el("h3", {}, says.answeredByBot),
          el("pre", { tabindex: "0", "aria-label": says.answeredByBot }, format(payload.response)),
          el("h3", {}, says.sentByPage),
          el("pre", { tabindex: "0", "aria-label": says.sentByPage }, format(payload.request)),
        ]
      : []),
  );
  drawer.onkeydown = (event) => {
    if (event.key === "Escape") close();
  };
  drawer.hidden = false;
  closeButton.focus();
}

/** JSON with its keys, texts and numbers told apart. */
function format(value: unknown): DocumentFragment {
  const fragment = document.createDocumentFragment();
  const json = JSON.stringify(value, null, 2);
  const token = /("(?:\\.|[^"\\])*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?/g;
  let end = 0;
  for (const match of json.matchAll(token)) {
    const [all, text, colon] = match;
    fragment.append(json.slice(end, match.index));
    const kind = colon ? "key" : text ? "string" : "atom";
    fragment.append(el("span", { class: kind }, text ?? all), colon ?? "");
    end = match.index + all.length;
  }
  fragment.append(json.slice(end));
  return fragment;
}
