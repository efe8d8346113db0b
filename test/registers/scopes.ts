import type { Dice } from './dice.ts';
import type { Trade } from './trades.ts';

const NOTES = [
  '（依法须经批准的项目，经相关部门批准后方可开展经营活动）',
  '(依法须经批准的项目,经相关部门批准后方可开展经营活动)',
  '（除依法须经批准的项目外，凭营业执照依法自主开展经营活动）',
  '***',
];
const COMMON = ['货物进出口', '技术进出口', '非居住房地产租赁', '普通货物仓储服务', '包装服务', '国内贸易代理'];

/** 经营范围: phrases and notes, more often than not cut after about 50 characters; a few hold quotes and line breaks. */
export function drawScope(dice: Dice, { scope }: Trade): string {
  const phrases = [...scope, dice.pick(COMMON), dice.pick(COMMON)].slice(0, dice.whole(2, scope.length + 2));
  const text = `${dice.chance(0.4) ? '一般项目：' : ''}${phrases.join(dice.pick(['；', '、', ';', ',']))}${dice.chance(0.7) ? dice.pick(NOTES) : '。'}`;
  const licensed = dice.chance(0.3) ? `许可项目：${dice.pick(scope)}${NOTES[0]}` : '';
  const whole = text + licensed;
  if (dice.chance(0.55)) return whole.slice(0, dice.whole(48, 52));
  if (dice.chance(0.004)) return `"${whole}"`;
  return dice.chance(0.004) ? whole.replace('：', '：\n') : whole;
}
