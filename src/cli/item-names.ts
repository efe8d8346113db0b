import type { RuleSet } from '../match/rule-set.ts';
import type { Phrase } from '../text/localized.ts';
import { nearestName } from '../text/nearest-name.ts';
import { UsageError } from './usage-error.ts';

/** Full names of items, of which the part behind the slash will do where it is unmistakable. */
export function itemNames(rules: RuleSet, given: readonly string[]): readonly string[] {
  const names = rules.compiled.items.map(({ item }) => item.name);
  return given.map((one) => {
    if (names.includes(one)) return one;
    const ending = names.filter((name) => name.endsWith(`/${one}`));
    if (ending.length === 1) return ending[0]!;
    if (ending.length > 1)
      throw new UsageError({ zh: `「${one}」指多个事项`, en: `\`${one}\` is the id of several items` }, oneOf(ending));
    const ids = names.map((name) => name.slice(name.indexOf('/') + 1));
    const near = nearestName(one, [...names, ...ids]);
    throw new UsageError(
      { zh: `没有名为「${one}」的事项`, en: `there is no item \`${one}\`` },
      near === undefined ? written(names) : oneOf([near]),
    );
  });
}

const oneOf = (names: readonly string[]): Phrase => ({
  zh: `是否应为「${names.join('」或「')}」？`,
  en: `did you mean \`${names.join('` or `')}\`?`,
});

function written([first]: readonly string[]): Phrase | undefined {
  return first === undefined
    ? undefined
    : { zh: `写作 政策/事项，如「${first}」`, en: `write it as policy/item, like \`${first}\`` };
}
