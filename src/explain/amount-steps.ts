import type { Stage } from '../compile/index.ts';
import type { ValueNode } from '../kernel/node.ts';
import type { Phrase } from '../text/localized.ts';
import type { ExplainContext } from './explain-context.ts';
import type { Step } from './explanation.ts';
import { bareStep, quantitySteps } from './steps.ts';
import { type Shown, valueView, valueWords } from './value-view.ts';

const MONEY: Shown = { type: 'money' };

/** How the amount comes about: the author's form, then what ladders and limits take from it, then the fen. */
export function amountSteps(context: ExplainContext): Step | null {
  const { item, stages } = context.compiled;
  if (!item.amount) return null;
  const form = quantitySteps(
    context,
    item.amount,
    { purpose: 'amount', outer: null, policy: context.compiled.policy, shown: MONEY },
    'amount',
  );
  return stages.reduce((below, stage) => stageStep(context, stage, below), form);
}

/** The same of a principal or a sum insured, of which nothing is taken. */
export function ceilingSteps(context: ExplainContext): Step | null {
  const { item, ceiling } = context.compiled;
  if (!item.ceiling || ceiling === null) return null;
  const form = quantitySteps(
    context,
    item.ceiling,
    { purpose: 'amount', outer: null, policy: context.compiled.policy, shown: MONEY },
    'ceiling',
  );
  return after(context, form, 'fen', ceiling, FEN);
}

const FEN: Phrase = { zh: '四舍五入到分', en: 'rounded half up to the fen' };

function stageStep(context: ExplainContext, stage: Stage, below: Step): Step {
  const { evaluation } = context;
  const told = (node: ValueNode): Phrase => valueWords(evaluation.value(node), MONEY);
  const view = (node: ValueNode) => valueView(evaluation.value(node), MONEY);
  switch (stage.kind) {
    case 'form':
      return after(context, below, 'not-below-zero', stage.node, { zh: '不低于零', en: 'never below zero' });
    case 'top-up': {
      const best = told(stage.taken);
      const words = {
        zh: `补差：减去同一阶梯上已得的最高一笔（${best.zh}）`,
        en: `less the best grant on the same ladder (${best.en})`,
      };
      const settings = { ladder: stage.ladder, taken: view(stage.taken) };
      return { ...after(context, below, 'top-up', stage.node, words), settings };
    }
    case 'limit': {
      const [max, used] = [told(stage.max), told(stage.used)];
      const words = {
        zh: `以上限的余额为限（上限${max.zh}，已享受${used.zh}）`,
        en: `no more than the limit leaves (${max.en} in all, ${used.en} of it received already)`,
      };
      const settings = { max: view(stage.max), used: view(stage.used) };
      return { ...after(context, below, 'limit', stage.node, words), settings };
    }
    case 'fen':
      return after(context, below, 'fen', stage.node, FEN);
  }
}

/** What stands on `below`. Of a floor and a rounding that change nothing, nothing is told. */
function after(context: ExplainContext, below: Step, form: string, node: ValueNode, words: Phrase): Step {
  const step = bareStep(`${below.id}.${form}`, form, words, context.evaluation.value(node), MONEY);
  const changes = !sameEnds(step, below);
  return changes || form === 'top-up' || form === 'limit' ? { ...step, parts: [below] } : below;
}

function sameEnds({ value: a }: Step, { value: b }: Step): boolean {
  return a.kind === 'number' && b.kind === 'number' && a.min === b.min && a.max === b.max;
}
