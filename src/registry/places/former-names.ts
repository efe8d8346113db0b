/**
 * Names that addresses still bear, by the divisions that they are today: several where the old one was divided, so that any of
 * them may be meant. Sources: the announcements of 国务院 and 民政部 on changes of divisions of Zhejiang, 1981 to 2021.
 */
export const FORMER_NAMES: Readonly<Record<string, readonly string[]>> = {
  // Taizhou: county-level cities became districts in 1994, when 路桥区 was cut out of 黄岩市.
  台州地区: ['331000'],
  椒江市: ['331002'],
  黄岩市: ['331003', '331004'],
  黄岩县: ['331003', '331004'],
  温岭县: ['331081'],
  临海县: ['331082'],
  玉环县: ['331083'],
  // Hangzhou: 下城区 and 江干区 were dissolved in 2021, when 临平区 was cut out of 余杭区.
  下城区: ['330105'],
  江干区: ['330102', '330114'],
  萧山市: ['330109'],
  萧山县: ['330109'],
  余杭市: ['330110', '330113'],
  余杭县: ['330110', '330113'],
  富阳市: ['330111'],
  富阳县: ['330111'],
  临安市: ['330112'],
  临安县: ['330112'],
  建德县: ['330182'],
  // Ningbo: 江东区 went to 鄞州区 in 2016.
  江东区: ['330212'],
  鄞县: ['330212'],
  奉化市: ['330213'],
  奉化县: ['330213'],
  余姚县: ['330281'],
  慈溪县: ['330282'],
  // Wenzhou: 龙港镇 of 苍南县 became a city in 2019.
  洞头县: ['330305'],
  瑞安县: ['330381'],
  乐清县: ['330382'],
  // Jiaxing.
  嘉兴地区: ['330400'],
  秀城区: ['330402'],
  海宁县: ['330481'],
  平湖县: ['330482'],
  桐乡县: ['330483'],
  // Shaoxing.
  绍兴地区: ['330600'],
  绍兴县: ['330603'],
  上虞市: ['330604'],
  上虞县: ['330604'],
  诸暨县: ['330681'],
  嵊县: ['330683'],
  // Jinhua.
  金华地区: ['330700'],
  金华县: ['330703'],
  兰溪县: ['330781'],
  义乌县: ['330782'],
  东阳县: ['330783'],
  永康县: ['330784'],
  // Quzhou, Zhoushan, Lishui.
  衢县: ['330803'],
  江山县: ['330881'],
  舟山地区: ['330900'],
  定海县: ['330902'],
  普陀县: ['330903'],
  丽水地区: ['331100'],
  龙泉县: ['331181'],
  景宁县: ['331127'],
  // Areas with an administration of their own that lie in a division, or in several of one.
  台州湾新区: ['331000'],
  '中国(浙江)自由贸易试验区': ['330000'],
  '中国（浙江）自由贸易试验区': ['330000'],
};

/** Counties of the table whose names others of the country bear: alone, without their city or province, they say nothing. */
export const HOMONYMS: ReadonlySet<string> = new Set(['西湖区', '江北区', '普陀区']);
