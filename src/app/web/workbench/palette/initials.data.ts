/** The first character of each letter's block in the browser's order by pronunciation (`zh-u-co-pinyin`); i, u and v begin nothing. */
const blocks = '阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥扨它穵夕丫帀'
const letters = 'abcdefghjklmnopqrstwxyz'
const collator = new Intl.Collator('zh-u-co-pinyin')

function letterOf(character: string): string {
  if (!/\p{sc=Han}/u.test(character)) return character
  const index = [...blocks].filter((first) => collator.compare(first, character) <= 0).length - 1
  return letters[index] ?? ''
}

/** 待分派 → dfp: for finding pages and acts by a few letters. The server does the same for names, with surnames read right. */
export function initials(text: string): string {
  return [...text.toLowerCase()].map(letterOf).join('')
}
