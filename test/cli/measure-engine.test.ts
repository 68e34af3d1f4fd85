import { expect, test } from "vitest";
import { type Engine, judge, measure, type Outcome } from "../../src/cli/measure-engine.ts";

const seen = (inScope: boolean, right: boolean, confidence: number): Outcome => ({
  inScope,
  right,
  near: right,
  confidence,
});

test("AUROC is the chance that a question in scope stands above one out of scope, a tie counting half", () => {
  const inside = [seen(true, true, 0.9), seen(true, false, 0.5)];
  const outside = [seen(false, false, 0.5), seen(false, false, 0.1)];
  // Of the four pairs three are won and one is a tie.
  expect(judge([...inside, ...outside]).auroc).toBe(0.875);
});

test("right while refusing nine of ten leaves one of ten out-of-scope questions above the line", () => {
  const outside = Array.from({ length: 10 }, (_, i) => seen(false, false, i / 10));
  const inside = [
    seen(true, true, 0.95),
    seen(true, true, 0.85),
    seen(true, true, 0.75),
    seen(true, false, 1),
  ];
  expect(judge([...inside, ...outside])).toMatchObject({ acc1: 0.75, rightAt90Refused: 0.5 });
});

test("what is answered is counted above the engine's own threshold", () => {
  const outcomes = [
    seen(true, true, 0.6),
    seen(true, false, 0.6),
    seen(true, true, 0.4),
    seen(false, false, 0.7),
  ];
  expect(judge(outcomes, 0.5)).toMatchObject({
    answeredRight: 0.3333,
    answeredWrong: 0.3333,
    outOfScopeAnswered: 1,
  });
});

test("without questions out of scope nothing is said of them", () => {
  expect(judge([seen(true, true, 1)])).toMatchObject({
    auroc: null,
    rightAt90Refused: null,
    outOfScopeAnswered: null,
  });
});

test("the engine that is measured has heard none of the questions before, though others were warmed up with them", () => {
  const heard: string[][] = [];
  const build = (): Engine => {
    const own: string[] = [];
    heard.push(own);
    return { ask: (question) => ({ ids: [String(own.push(question))], confidence: 1 }) };
  };
  const questions = Array.from({ length: 100 }, (_, i) => ({ q: `question ${i}`, id: null }));
  expect(measure(questions, build)).toMatchObject({ questions: 100, outOfScopeAnswered: 0 });
  const [measured, ...warmed] = heard;
  expect(new Set(measured)).toEqual(new Set(questions.map(({ q }) => q)));
  expect(measured).toHaveLength(questions.length);
  expect(warmed[0]).toHaveLength(questions.length);
});
