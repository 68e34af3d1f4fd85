import { expect, test } from "vitest";
import { formatDate, formatDateSpan } from "../../src/answering/format-date.ts";

test.each([
  ["2018-10-24", "24 October 2018", "24 ottobre 2018", "24 октября 2018"],
  ["2018-12", "December 2018", "dicembre 2018", "декабрь 2018"],
  ["2014", "2014", "2014", "2014"],
])("%s is written as precisely as it is known", (date, en, it, ru) => {
  expect([formatDate(date, "en"), formatDate(date, "it"), formatDate(date, "ru")]).toEqual([en, it, ru]);
});

test.each([
  ["2018-10-24", "2018-10-26", "24–26 October 2018"],
  ["2013", "2017", "2013–2017"],
  ["2018-06-01", "2019-09-05", "1 June 2018 – 5 September 2019"],
  ["2018-10", "2018-12", "October – December 2018"],
  ["2014", "2018-10-24", "2014 – 24 October 2018"],
  ["2018-10-24", undefined, "24 October 2018"],
])("the time from %s to %s", (from, until, written) => {
  expect(formatDateSpan(from, until, "en")).toBe(written);
});
