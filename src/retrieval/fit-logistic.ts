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
  const size = 1 + (observations[0]?.features.length ?? 0);
  let slopes = new Array<number>(size).fill(0);
  const odds = (features: readonly number[]) =>
    features.reduce((sum, feature, i) => sum + (slopes[i + 1] ?? 0) * feature, slopes[0] ?? 0);

  for (let step = 0; step < stepsMax; step++) {
    const gradient = slopes.map((slope, i) => (i === 0 ? 0 : -pull * slope));
    const curvature = slopes.map((_, i) => slopes.map((__, j): number => (i === j ? pull : 0)));
    for (const { features, right, weight } of observations) {
      const p = sigmoid(odds(features));
      const inputs = [1, ...features];
      for (let i = 0; i < size; i++) {
        const input = inputs[i] ?? 0;
        gradient[i] = (gradient[i] ?? 0) + weight * ((right ? 1 : 0) - p) * input;
        const row = curvature[i] ?? [];
        for (let j = 0; j < size; j++)
          row[j] = (row[j] ?? 0) + weight * p * (1 - p) * input * (inputs[j] ?? 0);
      }
    }
    const change = solve(curvature, gradient);
    slopes = slopes.map((slope, i) => slope + (change[i] ?? 0));
    if (change.every((by) => Math.abs(by) < changeMin)) break;
  }
  return (features) => sigmoid(odds(features));
}

/** Solves matrix · x = vector for a symmetric positive matrix (Gauss–Jordan). */
function solve(matrix: readonly (readonly number[])[], vector: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, vector[i] ?? 0]);
  for (const [i, pivotRow] of rows.entries()) {
    const pivot = pivotRow[i] ?? 1;
    for (const [j, value] of pivotRow.entries()) pivotRow[j] = value / pivot;
    for (const [k, row] of rows.entries()) {
      const factor = row[i] ?? 0;
      if (k !== i) for (const [j, value] of pivotRow.entries()) row[j] = (row[j] ?? 0) - factor * value;
    }
  }
  return rows.map((row) => row.at(-1) ?? 0);
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
