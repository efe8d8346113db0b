import type { RuleSet } from '../match/rule-set.ts';
import { nearestName } from '../text/nearest-name.ts';
import { UsageError } from './usage-error.ts';

/** Full names of items, of which the part behind the slash will do where it is unmistakable. */
export function itemNames(rules: RuleSet, given: readonly string[]): readonly string[] {
  const names = rules.compiled.items.map(({ item }) => item.name);
  return given.map((one) => {
    if (names.includes(one)) return one;
    const ending = names.filter((name) => name.endsWith(`/${one}`));
    if (ending.length === 1) return ending[0]!;
    const ids = names.map((name) => name.slice(name.indexOf('/') + 1));
    const near = ending.length > 1 ? ending : [nearestName(one, [...names, ...ids]) ?? []].flat();
    throw new UsageError(
      ending.length > 1
        ? { zh: `「${one}」指多个事项`, en: `\`${one}\` is the id of several items` }
        : { zh: `没有名为「${one}」的事项`, en: `there is no item \`${one}\`` },
      near.length === 0
        ? undefined
        : { zh: `是否应为「${near.join('」或「')}」？`, en: `did you mean \`${near.join('` or `')}\`?` },
    );
  });
}
