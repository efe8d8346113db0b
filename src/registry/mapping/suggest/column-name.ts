import { halfWidth } from '../../../value/literal.ts';

/** What the name of a column says besides what it is called: `营收(万元)2023` is 营收 of 2023 in 万元. */
export interface ColumnName {
  /** As it stands in the header. */
  readonly written: string;
  readonly base: string;
  readonly unit: string | null;
  readonly year: number | null;
}

const UNIT =
  /[([（【]\s*(?:单位\s*[:：]?\s*)?([^()[\]（）【】\d]{1,8})\s*[)\]）】]|[_,，/](?:单位[:：]?)?((?:[百千十]?[万亿]?(?:元|美元|人|个|件|项|家))|%|‰)$/;
const YEAR = /(?<!\d)((?:19|20)\d{2})(?!\d)\s*(?:年度|年末|年底|年)?/;

export function columnName(written: string): ColumnName {
  let rest = halfWidth(written).trim();
  const unit = UNIT.exec(rest);
  if (unit) rest = rest.replace(unit[0], '');
  const year = YEAR.exec(rest);
  if (year) rest = rest.replace(year[0], '');
  const base = rest.replace(/^[\s_\-.:：]+|[\s_\-.:：]+$/g, '');
  return {
    written,
    base: base === '' ? rest.trim() : base,
    unit: unit?.[1]?.trim() ?? unit?.[2] ?? null,
    year: year ? Number(year[1]) : null,
  };
}
