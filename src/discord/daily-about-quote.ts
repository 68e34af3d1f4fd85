import type { Desk } from "../answering/desk.ts";
import { quotesCard } from "../answering/list-cards.ts";
import type { Quote } from "../knowledge/schema.ts";
import type { Language } from "../knowledge/text.ts";
import { buttonRows } from "./button.ts";
import type { OutgoingMessage } from "./command.ts";
import { dailyTexts } from "./daily-texts.ts";
import { nextButtons, type RenderOptions, renderAnswer } from "./render-answer.ts";
import { renderCard } from "./render-card.ts";

/**
 * What somebody asks about one quote: where it is from, who said it and when, what it is about, or anything else,
 * which the desk answers. What the desk can't answer gets what is known about the quote.
 */
export function answerAboutQuote(
  text: string,
  quote: Quote,
  desk: Desk,
  language: Language,
  options: RenderOptions,
): OutgoingMessage {
  const question = text.normalize("NFKC").toLowerCase();
  const words = question.match(/[\p{L}\p{N}’']+/gu) ?? [];
  // A few words are about the quote itself; a whole question may name something else of the story.
  if (words.length <= 7) {
    if (asksForContext.test(question)) return contextOf(quote, desk, language, options);
    if (words.length === 0 || asksForSource.test(question)) return sourceOf(quote, desk, language, options);
    if (words.length <= 4 && asksWho.test(question)) return speakerOf(quote, desk, language, options);
  }
  const answer = desk.answer(text, language);
  if (answer.kind === "answered" || answer.kind === "ambiguous") return renderAnswer(answer, desk, options);
  const about = contextOf(quote, desk, answer.language, options);
  return { ...about, content: dailyTexts[answer.language].aboutQuote };
}

const asksForSource =
  /\b(source|sources|link|where|when|wher|original|proof|citation|who said|said (this|that|it)|fonte|fonti|dove|quando|originale|chi l['’]ha detto)\b|источник|ссылк|откуда|где|когда|оригинал|кто (это )?сказал/u;
const asksForContext =
  /\b(context|background|meaning|mean|means|meant|why|contesto|perch[eé]|significa|intende|intendeva)\b|контекст|почему|зачем|смысл|значит|имел/u;
const asksWho = /\b(who|chi)\b|кто/u;

/** The quote with every page that prints it, and other wordings. */
export function sourceOf(
  quote: Quote,
  desk: Desk,
  language: Language,
  options: RenderOptions,
): OutgoingMessage {
  const card = quotesCard(dailyTexts[language].source, [quote], desk.dossier, language);
  return withContent(renderCard(card, buttonRows(nextButtons(card, "next", 3))), options);
}

/** The answer that shows this quote; who the speaker is, where no answer does. */
export function contextOf(
  quote: Quote,
  desk: Desk,
  language: Language,
  options: RenderOptions,
): OutgoingMessage {
  const entries = [...desk.dossier.entries.values()];
  const showing = entries.find((entry) => entry.kind === "question" && entry.quotes.includes(quote.id));
  const answer = desk.answerById(showing?.id ?? quote.speaker, language);
  return answer ? renderAnswer(answer, desk, options) : sourceOf(quote, desk, language, options);
}

function speakerOf(quote: Quote, desk: Desk, language: Language, options: RenderOptions): OutgoingMessage {
  const answer = desk.answerById(quote.speaker, language);
  return answer ? renderAnswer(answer, desk, options) : sourceOf(quote, desk, language, options);
}

const withContent = (message: OutgoingMessage, { content }: RenderOptions) =>
  content ? { ...message, content } : message;
