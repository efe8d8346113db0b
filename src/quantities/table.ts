import type { DocNode } from '../document/node.ts';
import type { FactReference } from '../policy/fact-reference.ts';
import type { QuantityType } from '../policy/quantity.ts';
import {
  SIZE_2017_SECTORS,
  SIZE_GRADES,
  type SizeGrade,
  STANDARD_TABLES,
  sizeTree,
  standardTable,
} from '../standards/index.ts';
import { joined } from '../text/localized.ts';
import type { CodeTree } from '../value/code-tree.ts';
import { subtrees } from '../value/option-set.ts';
import { fromInteger } from '../value/rational.ts';
import { type Form, type LowerContext, quantity } from './form.ts';
import { notATreeOf, unknownTable, wrongPart } from './messages.ts';

interface TableData {
  readonly table: string;
  /** Which of the quantity's references each fact of the standard stands for. */
  readonly reads: readonly string[];
  readonly industries: CodeTree;
}

const TYPES: Readonly<Record<string, QuantityType['type']>> = {
  industry: 'code',
  staff: 'integer',
  revenue: 'money',
  assets: 'money',
};

/** The facts that some table reads. */
const REPLACEABLE = [...new Set(Object.values(STANDARD_TABLES).flatMap((table) => table.reads))];

/** A built-in national standard. */
export const forms: readonly Form[] = [
  {
    name: 'table',
    keys: ['with'],
    required: [],
    shape: {
      table: { words: Object.keys(STANDARD_TABLES) },
      with: { map: Object.fromEntries(REPLACEABLE.map((name) => [name, 'fact' as const])), required: [] },
    },
    meaning: { zh: '国家标准的对照表', en: 'a built-in national standard' },
    example: '{ table: size-2017, with: { staff: insuredStaff } }',
    read: (reader, entries, span) => {
      const nameNode = reader.scalar(entries.get('table')!.value);
      if (nameNode === null) return null;
      const table = standardTable(nameNode.text);
      if (table === undefined) {
        reader.report(nameNode.span, unknownTable(nameNode.text, Object.keys(STANDARD_TABLES)));
        return null;
      }
      const withEntry = entries.get('with');
      const others = withEntry
        ? reader.entries(withEntry.value, table.reads, [])
        : new Map<string, { value: DocNode }>();
      if (others === null) return null;
      const references: FactReference[] = [];
      let industries: CodeTree | undefined;
      for (const name of table.reads) {
        const node: DocNode = others.get(name)?.value ?? {
          kind: 'scalar',
          text: name,
          style: 'plain',
          span: nameNode.span,
        };
        const fact = reader.fact(node);
        if (fact === null) return null;
        const wanted = TYPES[name]!;
        if (fact.type.type !== wanted && !(wanted === 'integer' && fact.type.type === 'decimal')) {
          reader.report(
            node.span,
            wrongPart(name, fact.type.type, {
              zh: wanted === 'code' ? '行业代码' : wanted === 'money' ? '金额' : '人数',
              en: wanted === 'code' ? 'an industry code' : wanted === 'money' ? 'money' : 'a number of persons',
            }),
          );
          return null;
        }
        if (wanted === 'code') industries = fact.type.codes;
        references.push(fact.reference);
      }
      const unknown = SIZE_2017_SECTORS.flatMap((sector) => sector.industries).find(
        (code) => !industries?.index.has(code),
      );
      if (industries === undefined || unknown !== undefined) {
        reader.report(span, notATreeOf('industry', 'gbt4754-2017'));
        return null;
      }
      return quantity('table', { type: 'code', codes: sizeTree() }, span, {
        references,
        data: { table: table.name, reads: table.reads, industries } satisfies TableData,
      });
    },
    lower: (context, { references, data, type }) => {
      const { reads, industries } = data as TableData;
      const fact = (name: string) => context.fact(references[reads.indexOf(name)]!);
      return context.build.cases(
        fact('industry'),
        SIZE_2017_SECTORS.map((sector) => ({
          set: {
            kind: 'options' as const,
            options: subtrees(
              industries,
              sector.industries.map((code) => industries.index.get(code)!),
            ),
          },
          then: grade(
            context,
            sector.indicators.map((indicator) => ({ ...indicator, node: fact(indicator.fact) })),
          ),
        })),
        context.nowhere(type),
      );
    },
    tell: ({ fact }, { references, data }) => {
      const { title } = standardTable((data as TableData).table)!;
      const facts = joined(references.map(fact), { zh: '、', en: ', ' });
      return { zh: `按《${title.zh}》，依据${facts.zh}`, en: `by ${title.en}, from ${facts.en}` };
    },
    settings: ({ data, references }) => {
      const { table, reads } = data as TableData;
      return { table, reads: Object.fromEntries(reads.map((name, at) => [name, references[at]!.fact])) };
    },
  },
];

type Indicator = Readonly<Record<Exclude<SizeGrade, 'micro'>, string>> & {
  readonly node: ReturnType<LowerContext['fact']>;
};

/** The highest grade whose every bound is reached; micro is the rest. */
function grade({ build }: LowerContext, indicators: readonly Indicator[]) {
  const tree = sizeTree();
  const option = (code: SizeGrade) => {
    const at = tree.index.get(code)!;
    return build.literal({ kind: 'option', tree, options: [at, at] });
  };
  const reaches = (code: Exclude<SizeGrade, 'micro'>) =>
    build.and(
      indicators.map((indicator) =>
        build.compare('at-most', build.number(fromInteger(BigInt(indicator[code]))), indicator.node),
      ),
    );
  const grades = SIZE_GRADES.filter((code) => code !== 'micro');
  return build.choose(
    grades.map((code) => ({ when: reaches(code), then: option(code) })),
    option('micro'),
  );
}
