/** One thing seen: its features, whether it was so, and how much it counts. */
export interface Observation {
  readonly features: readonly number[];
  readonly right: boolean;
  readonly weight: number;
}

const stepsMax = 25;
/** Once no slope changes by more, another step tells nothing new. */
const changeMin = 1e-9;
/** A slight pull towards a flat line keeps slopes finite where the features tell all cases apart. */
const pull = 1e-4;

/** Fits P(right | features) by weighted logistic regression (Newton's method). Without observations it says one half. */
export function fitLogistic(observations: readonly Observation[]): (features: readonly number[]) => number {
  // The first input is always 1, and its slope the intercept.
  const rows = observations.map(({ features, ...rest }) => ({ ...rest, inputs: [1, ...features] }));
  let slopes = (rows[0]?.inputs ?? [1]).map(() => 0);
  const chance = (inputs: readonly number[]) => 1 / (1 + Math.exp(-product(inputs, slopes)));

  for (let step = 0; step < stepsMax; step++) {
    const gradient = slopes.map((slope, i) => (i === 0 ? 0 : -pull * slope));
    const curvature = slopes.map((_, i) => slopes.map((__, j): number => (i === j ? pull : 0)));
    for (const { inputs, right, weight } of rows) {
      const p = chance(inputs);
      for (let i = 0; i < inputs.length; i++) {
        const input = weight * (inputs[i] ?? 0);
        gradient[i] = (gradient[i] ?? 0) + input * (Number(right) - p);
        const row = curvature[i] ?? [];
        for (let j = 0; j < row.length; j++) row[j] = (row[j] ?? 0) + input * p * (1 - p) * (inputs[j] ?? 0);
      }
    }
    const change = solve(curvature, gradient);
    slopes = slopes.map((slope, i) => slope + (change[i] ?? 0));
    if (change.every((by) => Math.abs(by) < changeMin)) break;
  }
  return (features) => chance([1, ...features]);
}

/** Solves matrix · x = vector for a small symmetric positive matrix (Gauss–Seidel: each unknown in turn from the others). */
function solve(matrix: readonly (readonly number[])[], vector: readonly number[]): readonly number[] {
  const x = vector.map(() => 0);
  for (let sweep = 0; sweep < 200; sweep++) {
    for (const [i, row] of matrix.entries())
      x[i] = (x[i] ?? 0) + ((vector[i] ?? 0) - product(row, x)) / (row[i] ?? 1);
  }
  return x;
}

function product(one: readonly number[], other: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < one.length; i++) sum += (one[i] ?? 0) * (other[i] ?? 0);
  return sum;
}
