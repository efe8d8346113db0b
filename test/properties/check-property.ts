import fc from 'fast-check';

/** Whether the long runs of `npm run test:deep` were asked for. */
export const DEEP = process.env['HUIQI_DEEP'] === '1';

/** `normal` runs, or `deep` ones where the long runs were asked for. */
export function runs(normal: number, deep: number): number {
  return DEEP ? deep : normal;
}

/**
 * Checks a property and prints the seed, so that a run can be repeated: `HUIQI_SEED=… npx vitest run FILE`.
 * A failure that is found becomes a named case beside the property.
 */
export function checkProperty<T extends readonly unknown[]>(
  name: string,
  property: fc.IProperty<T & [unknown, ...unknown[]]> | fc.IProperty<T>,
  numRuns: number,
): void {
  fc.assert(property as fc.IProperty<T>, parameters(name, numRuns));
}

/** The same of a property that takes its time. */
export async function checkAsyncProperty<T>(
  name: string,
  property: fc.IAsyncProperty<T>,
  numRuns: number,
): Promise<void> {
  await fc.assert(property, parameters(name, numRuns));
}

function parameters(name: string, numRuns: number) {
  const seed = Number(process.env['HUIQI_SEED'] ?? Math.floor(Math.random() * 0x7fffffff));
  console.log(`${name}: seed ${seed}, ${numRuns} runs`);
  return { seed, numRuns, verbose: 1 } as const;
}
