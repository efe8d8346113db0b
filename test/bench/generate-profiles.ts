import { Dice } from '../registers/dice.ts';
import { COUNTIES } from './generate-rules.ts';

const TITLES = ['high-tech', 'tech-sme', 'zjtx-provincial', 'innovative-sme', 'little-giant-national'];

/** Invented profiles of any number, for generated rules; most facts known, some not. */
export function generateProfiles(
  count: number,
  seed: number,
): { enterprise: string; facts: Record<string, unknown> }[] {
  const dice = new Dice(seed);
  const maybe = <T>(value: () => T): T | null => (dice.chance(0.8) ? value() : null);
  return Array.from({ length: count }, (_, at) => {
    const revenue = Math.round(10 ** (5 + dice.next() * 4));
    const before = Math.round(revenue * (0.7 + dice.next() * 0.5));
    return {
      enterprise: `E${at}`,
      facts: {
        region: dice.pick(COUNTIES),
        kind: dice.pick(['company', 'sole-proprietorship', 'sole-trader']),
        industry: dice.pick(['C3484', 'C2770', 'I6510', 'F5171', 'C3660', 'A0211']),
        dishonest: dice.chance(0.03),
        abnormalOperation: dice.chance(0.03),
        staff: maybe(() => dice.whole(0, 400)),
        revenue: { 2022: Math.round(before * (0.7 + dice.next() * 0.5)), 2023: before, 2024: revenue },
        rdExpense: maybe(() => ({
          2023: Math.round(before * dice.next() * 0.08),
          2024: Math.round(revenue * dice.next() * 0.08),
        })),
        assets: maybe(() => revenue * 2),
        taxPaid: { 2024: Math.round(revenue * 0.03) },
        exports: maybe(() => ({ 2024: Math.round(revenue * dice.next()) })),
        debtRatio: maybe(() => dice.whole(10, 90) / 100),
        established: maybe(() => `${dice.whole(2000, 2024)}-06-15`),
        titles: maybe(() => TITLES.filter(() => dice.chance(0.2))),
        aboveScale: maybe(() => revenue > 20_000_000),
        aboveScaleSince: maybe(() => `${dice.whole(2015, 2025)}-03-01`),
      },
    };
  });
}
