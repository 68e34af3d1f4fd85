import { fetchSetup, followKnowledge, type KnowledgeState, type Setup } from "./bot-connection.ts";
import { Channel, type Payload } from "./channel.ts";
import { Choices } from "./choices.ts";
import { Composer } from "./composer.ts";
import { openContextMenu } from "./context-menu.ts";
import { byId, el } from "./dom.ts";
import { showPayload } from "./drawer.ts";
import { labelPage } from "./label-page.ts";
import { descriptionIn, nameIn } from "./localized.ts";
import { bot, friend } from "./people.ts";
import { rawCommand } from "./raw.ts";
import { followSettings, language } from "./settings.ts";
import { texts } from "./texts.ts";

const setup = await fetchSetup();
const says = () => texts[language()];
const slashCommands = setup.commands.filter(({ type = 1 }) => type === 1);
const messageCommands = setup.commands.filter(({ type }) => type === 3);

const channel = new Channel({
  language,
  says,
  onMenu: (message, at, opener) => {
    openContextMenu({
      commands: messageCommands,
      language: language(),
      says: says(),
      at,
      opener,
      onCommand: (command) => void channel.messageCommand(command.name, nameIn(command, language()), message),
      onPayload: () => open(channel.payloadOf(message)),
    });
  },
  onPayload: (payload) => open(payload),
});
const composer = new Composer({
  commands: slashCommands,
  choices: new Choices(),
  language,
  says,
  onCommand: (line, raw) => void channel.command(line, raw),
  onText: (text) => void say(text),
});

const open = (payload: Payload | undefined) => showPayload(payload, says());

async function say(text: string): Promise<void> {
  if (await channel.say(text)) return;
  const button = el(
    "button",
    {
      type: "button",
      class: "text-button",
      click: () => {
        note.remove();
        byId("text").focus();
        void channel.say(`@Olive Branch ${text}`);
      },
    },
    says().askBot,
  );
  const note = channel.note(`${says().notMentioned} `, button);
}

/** The channel as it is found: a daily quote, something somebody said, and a question with its answer. */
async function openChannel({ story, daily }: Setup): Promise<void> {
  const { title, first, rumour } = story[language()];
  channel.clear();
  const morning = new Date();
  morning.setHours(9, 0, 0, 0);
  channel.note(el("h2", {}, says().welcome(says().channel)), el("p", {}, story[language()].about));
  const quote = daily[language()];
  if (quote) channel.add({ author: bot, body: quote, at: morning });
  if (rumour) channel.add({ author: friend, body: { content: says().rumourBy(rumour) } });
  const ask = slashCommands.find(({ name }) => name === "ask") ?? slashCommands[0];
  if (ask) {
    const option = ask.options?.[0];
    const values = option ? [{ name: option.name, type: option.type, value: first }] : [];
    await channel.command(`/${nameIn(ask, language())} ${first}`, rawCommand(ask.name, values, language()));
  }
  document.title = `Olive Branch · ${title}`;
}

function label(): void {
  labelPage(says(), setup.story[language()].title);
  byId("command-list").replaceChildren(
    ...slashCommands.map((command) =>
      el(
        "li",
        {},
        el(
          "button",
          {
            type: "button",
            click: () => {
              showMenu(false);
              composer.begin(command.name);
            },
          },
          el("span", { class: "label" }, `/${nameIn(command, language())}`),
          el("span", { class: "hint" }, descriptionIn(command, language())),
        ),
      ),
    ),
  );
}

let known: KnowledgeState | undefined;
function showKnowledge(state: KnowledgeState): void {
  const bar = byId("knowledge");
  const changed = known && (known.version !== state.version || known.mistake !== state.mistake);
  known = state;
  bar.className = state.mistake ? "mistake" : "fresh";
  if (state.mistake) {
    const mistake = el("pre", { tabindex: "0" }, state.mistake);
    bar.replaceChildren(el("p", {}, says().mistake), mistake);
  } else bar.textContent = changed ? says().repaired(state.entries) : "";
  bar.hidden = !state.mistake && !changed;
}

function showMenu(isOpen: boolean): void {
  document.body.classList.toggle("menu-open", isOpen);
  byId("menu-button").setAttribute("aria-expanded", String(isOpen));
}

byId("menu-button").addEventListener("click", (event) => {
  event.stopPropagation();
  showMenu(!document.body.classList.contains("menu-open"));
});
document.querySelector("main")?.addEventListener("click", () => showMenu(false));
byId("connect-button").addEventListener("click", () => {
  const steps = byId("connect");
  steps.hidden = !steps.hidden;
  byId("connect-button").setAttribute("aria-expanded", String(!steps.hidden));
});
byId("payload-button").addEventListener("click", () => open(channel.lastPayload()));

followSettings(async () => {
  label();
  composer.leave();
  await openChannel(setup);
});
followKnowledge(showKnowledge);
label();
await openChannel(setup);
byId("text").focus();
document.body.dataset.ready = "true";
