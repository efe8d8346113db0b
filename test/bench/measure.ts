const asJson = process.argv.includes('--json');

type Figures = Readonly<Record<string, number | string>>;

/** A line of figures: JSON with `--json`, else text, which also has what is for people only. */
export function report(bench: string, figures: Figures, remarks: Figures = {}): void {
  if (asJson) console.log(JSON.stringify({ bench, ...figures }));
  else
    console.log(
      `${bench.padEnd(34)} ${Object.entries({ ...figures, ...remarks })
        .map(([name, value]) => `${name} ${value}`)
        .join(', ')}`,
    );
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

/** Milliseconds of each run; the first, which warms up, does not count. */
export function time(runs: number, work: () => void): number {
  const times: number[] = [];
  for (let run = 0; run <= runs; run++) {
    const start = performance.now();
    work();
    if (run > 0) times.push(performance.now() - start);
  }
  return median(times);
}

/** The same of work that takes its time. */
export async function timeAsync(runs: number, work: () => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run <= runs; run++) {
    const start = performance.now();
    await work();
    if (run > 0) times.push(performance.now() - start);
  }
  return median(times);
}

export function round(value: number, digits = 1): number {
  return Number(value.toFixed(digits));
}
