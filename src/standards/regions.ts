import { type CodeEntry, type CodeTree, codeTree } from '../value/code-tree.ts';
import { REGION_LINES, TAIZHOU_STREET_LINES } from './data/regions.ts';

let tree: CodeTree | undefined;

/**
 * Administrative divisions, GB/T 2260 with the changes announced by 民政部 up to 2021 (Hangzhou's new districts), read
 * against the divisions of the National Bureau of Statistics of 2023, and the streets and towns of Taizhou (GB/T 10114).
 * It is complete for the provinces and for Zhejiang down to the county; there is no root, `absent` means everywhere.
 *
 * Old codes name their successors: 331021 玉环县 is 331083 玉环市. 330104 江干区 was divided between two districts.
 * `xx01` (市辖区) in GB/T 2260 stands for a city's districts together; registers use it for the city's own registrar,
 * whose enterprises lie in any county, so that here it is read as the prefecture itself. Built on first use.
 */
export function regionTree(): CodeTree {
  tree ??= codeTree('region', [
    ...REGION_LINES.split('\n').map(readRegion),
    ...TAIZHOU_STREET_LINES.split('\n').map(readRegion),
  ]);
  return tree;
}

/** `331083 玉环市|Yuhuan City|331021`: what follows the label may be missing. */
function readRegion(line: string): CodeEntry {
  const space = line.indexOf(' ');
  const code = line.slice(0, space);
  const [zh = '', en = '', old = ''] = line.slice(space + 1).split('|');
  const parent = parentOf(code);
  const formerly = old === '' ? [] : old.split(',');
  if (isPrefecture(code)) formerly.push(`${code.slice(0, 4)}01`);
  return {
    code,
    label: en === '' ? { zh } : { zh, en },
    ...(parent !== undefined && { parent }),
    ...(formerly.length > 0 && { formerly }),
  };
}

function isPrefecture(code: string): boolean {
  return code.length === 6 && code.endsWith('00') && !code.endsWith('0000');
}

function parentOf(code: string): string | undefined {
  if (code.length === 9) return code.slice(0, 6);
  if (code.endsWith('0000')) return undefined;
  return isPrefecture(code) ? `${code.slice(0, 2)}0000` : `${code.slice(0, 4)}00`;
}
