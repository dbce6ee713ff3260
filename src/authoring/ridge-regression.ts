/** One observation: its features that are not zero. */
export type SparseRow = ReadonlyMap<string, number>;

/** The error that is left, of what it was: weights are kept to four digits. */
const TOLERANCE = 1e-7;
/** Far more than ever needed: 3,000 reports take about 60. */
const MOST_STEPS = 2_000;

/**
 * Ridge regression: for each of `width` targets the weights w that make |Xw - y|² + penalty·|w|² least. `targets[i][j]` is what row i has
 * of target j. Solved in its dual form, (XXᵀ + penalty·I)a = y and w = Xᵀa, by conjugate gradients for all targets at once: rows are short and
 * there are many, so the matrix is never made. Deterministic. The penalty has to be above 0.
 */
export function ridgeRegression(
  rows: readonly SparseRow[],
  targets: readonly (readonly number[])[],
  width: number,
  penalty: number,
): Map<string, number>[] {
  const matrix = compress(rows);
  const dual = solve(matrix, Float64Array.from(targets.flat()), width, penalty);
  const weights = transposeTimes(matrix, dual, width);
  return Array.from(
    { length: width },
    (_, j) => new Map(matrix.features.map((name, f) => [name, weights[f * width + j]!])),
  );
}

/** Rows one after the other: those of row i stand from `starts[i]` on. */
interface Matrix {
  readonly features: readonly string[];
  readonly starts: readonly number[];
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

function compress(rows: readonly SparseRow[]): Matrix {
  const index = new Map<string, number>();
  const starts = [0];
  const columns: number[] = [];
  const values: number[] = [];
  for (const row of rows) {
    for (const [name, value] of row) {
      const column = index.get(name) ?? index.size;
      index.set(name, column);
      columns.push(column);
      values.push(value);
    }
    starts.push(columns.length);
  }
  return { features: [...index.keys()], starts, columns: Int32Array.from(columns), values: Float64Array.from(values) };
}

/** Conjugate gradients (Hestenes and Stiefel 1952); each target has steps of its own. */
function solve(matrix: Matrix, targets: Float64Array, width: number, penalty: number): Float64Array {
  const solution = new Float64Array(targets.length);
  const residual = targets.slice();
  const direction = targets.slice();
  let left = products(residual, residual, width);
  const enough = left.map((square) => square * TOLERANCE ** 2);
  for (let step = 0; step < MOST_STEPS && left.some((square, j) => square > enough[j]!); step++) {
    const image = times(matrix, transposeTimes(matrix, direction, width), width);
    for (let i = 0; i < image.length; i++) image[i]! += penalty * direction[i]!;
    const steps = products(direction, image, width).map((curve, j) => (curve === 0 ? 0 : left[j]! / curve));
    for (let i = 0; i < solution.length; i++) {
      solution[i]! += steps[i % width]! * direction[i]!;
      residual[i]! -= steps[i % width]! * image[i]!;
    }
    const next = products(residual, residual, width);
    for (let i = 0; i < direction.length; i++) {
      const before = left[i % width]!;
      direction[i] = residual[i]! + (before === 0 ? 0 : next[i % width]! / before) * direction[i]!;
    }
    left = next;
  }
  return solution;
}

/** Xv, for each target. */
function times({ starts, columns, values }: Matrix, vector: Float64Array, width: number): Float64Array {
  const result = new Float64Array((starts.length - 1) * width);
  for (let row = 0; row + 1 < starts.length; row++)
    for (let k = starts[row]!; k < starts[row + 1]!; k++)
      for (let j = 0; j < width; j++) result[row * width + j]! += values[k]! * vector[columns[k]! * width + j]!;
  return result;
}

/** Xᵀv, for each target. */
function transposeTimes(
  { features, starts, columns, values }: Matrix,
  vector: Float64Array,
  width: number,
): Float64Array {
  const result = new Float64Array(features.length * width);
  for (let row = 0; row + 1 < starts.length; row++)
    for (let k = starts[row]!; k < starts[row + 1]!; k++)
      for (let j = 0; j < width; j++) result[columns[k]! * width + j]! += values[k]! * vector[row * width + j]!;
  return result;
}

/** The inner product of two vectors, for each target. */
function products(a: Float64Array, b: Float64Array, width: number): Float64Array {
  const sums = new Float64Array(width);
  for (let i = 0; i < a.length; i++) sums[i % width]! += a[i]! * b[i]!;
  return sums;
}
