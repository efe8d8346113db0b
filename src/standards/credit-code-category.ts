import type { Phrase } from '../text/localized.ts';

/**
 * The first two characters of a unified social credit code: the department that registers, and its kind of subject.
 * GB 32100-2015, with the departments added since; departments unknown here are no reason to reject a code.
 */
const CATEGORIES: Readonly<Record<string, Phrase>> = {
  '11': { zh: '机关', en: 'state organ' },
  '12': { zh: '事业单位', en: 'public institution' },
  '13': { zh: '编办直接管理机构编制的群众团体', en: 'mass organisation' },
  '19': { zh: '机构编制其他', en: 'other body of the institutional register' },
  '21': { zh: '外国常驻新闻机构', en: 'resident foreign news agency' },
  '29': { zh: '外交其他', en: 'other subject of foreign affairs' },
  '31': { zh: '律师执业机构', en: 'law firm' },
  '32': { zh: '公证处', en: 'notary office' },
  '33': { zh: '基层法律服务所', en: 'grassroots legal service' },
  '34': { zh: '司法鉴定机构', en: 'forensic institution' },
  '35': { zh: '仲裁委员会', en: 'arbitration commission' },
  '39': { zh: '司法行政其他', en: 'other subject of judicial administration' },
  '41': { zh: '外国在华文化中心', en: 'foreign cultural centre' },
  '49': { zh: '文化其他', en: 'other cultural subject' },
  '51': { zh: '社会团体', en: 'social association' },
  '52': { zh: '民办非企业单位', en: 'private non-enterprise unit' },
  '53': { zh: '基金会', en: 'foundation' },
  '59': { zh: '民政其他', en: 'other subject of civil affairs' },
  '61': { zh: '外国旅游部门常驻代表机构', en: 'resident office of a foreign tourism authority' },
  '62': {
    zh: '港澳台地区旅游部门常驻内地（大陆）代表机构',
    en: 'resident office of a tourism authority of Hong Kong, Macao or Taiwan',
  },
  '69': { zh: '旅游其他', en: 'other subject of tourism' },
  '71': { zh: '宗教活动场所', en: 'place of religious activity' },
  '72': { zh: '宗教院校', en: 'religious school' },
  '79': { zh: '宗教其他', en: 'other religious subject' },
  '81': { zh: '基层工会', en: 'grassroots trade union' },
  '89': { zh: '工会其他', en: 'other trade union' },
  '91': { zh: '企业', en: 'enterprise' },
  '92': { zh: '个体工商户', en: 'sole trader' },
  '93': { zh: '农民专业合作社', en: 'farmers’ co-operative' },
  A1: { zh: '军队事业单位', en: 'military institution' },
  A9: { zh: '军队其他', en: 'other military subject' },
  N1: { zh: '组级集体经济组织', en: 'collective of a villagers’ group' },
  N2: { zh: '村级集体经济组织', en: 'collective of a village' },
  N3: { zh: '乡镇级集体经济组织', en: 'collective of a township' },
  N9: { zh: '农业其他', en: 'other agricultural subject' },
  Y1: { zh: '其他', en: 'other' },
};

/** What kind of subject a code that begins with these two characters belongs to, if the standard names it. */
export function creditCodeCategory(prefix: string): Phrase | null {
  return Object.hasOwn(CATEGORIES, prefix) ? CATEGORIES[prefix]! : null;
}
