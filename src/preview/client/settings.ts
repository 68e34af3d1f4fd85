import { type Language, languages } from "./texts.ts";

const themes = ["system", "light", "dark"] as const;
type Theme = (typeof themes)[number];

const root = document.documentElement;
const languageMenu = document.querySelector<HTMLSelectElement>("#language");
const themeMenu = document.querySelector<HTMLSelectElement>("#theme");

/** The language that the page is in, and its interactions with it. */
export const language = (): Language => known(languages, root.lang) ?? "en";

apply(
  known(languages, stored("language")) ?? known(languages, navigator.language.slice(0, 2)) ?? "en",
  known(themes, stored("theme")) ?? "system",
);

/** Calls back after the reader has chosen another language. */
export function followSettings(onLanguage: () => Promise<void>): void {
  languageMenu?.addEventListener("change", () => {
    apply(known(languages, languageMenu.value) ?? "en", theme());
    void onLanguage();
  });
  themeMenu?.addEventListener("change", () => apply(language(), known(themes, themeMenu.value) ?? "system"));
}

const theme = (): Theme => known(themes, root.dataset.theme) ?? "system";

function apply(chosenLanguage: Language, chosenTheme: Theme): void {
  root.lang = chosenLanguage;
  root.dataset.theme = chosenTheme;
  if (languageMenu) languageMenu.value = chosenLanguage;
  if (themeMenu) themeMenu.value = chosenTheme;
  try {
    localStorage.setItem("language", chosenLanguage);
    localStorage.setItem("theme", chosenTheme);
  } catch {
    // Where nothing may be stored, the choice lasts as long as the page.
  }
}

function stored(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

function known<T extends string>(all: readonly T[], value: string | undefined): T | undefined {
  return all.find((one) => one === value);
}
