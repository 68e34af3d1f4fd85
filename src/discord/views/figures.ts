import type { Desk } from "../../answering/desk.ts";
import { figuresCard } from "../../answering/list-cards.ts";
import type { Figure } from "../../knowledge/schema.ts";
import { renderCards } from "../render-cards.ts";
import { texts } from "../texts.ts";
import type { ViewRenderer } from "../view.ts";
import { titleAbout } from "./title-about.ts";

const figuresPerPage = 8;

/** Figures, some a page. The subject is a figure's id, a topic's, words to search for, or nothing for all of them. */
export const figures: ViewRenderer = (view, desk, options) => {
  const title = titleAbout(texts[view.language].factsTitle, view, desk);
  return renderCards(findFigures(desk, view.subject), figuresPerPage, view, options, (some) =>
    figuresCard(title, some, desk.dossier, view.language),
  );
};

function findFigures(desk: Desk, subject: string): readonly Figure[] {
  const { dossier } = desk;
  const named = dossier.figures.get(subject);
  if (named) return [named];
  if (!dossier.topics.has(subject)) return desk.findFigures(subject);
  return [...dossier.figures.values()].filter((figure) => figure.topics.includes(subject));
}
