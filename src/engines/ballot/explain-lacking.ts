import { fill, namesOf, type Words } from './explain.ts'
import { type Lack, nothingWins } from './lacking.ts'
import type { Election } from './types.ts'

type LackingWords = Words & { readonly lacking: Readonly<Record<string, string>> }

/** Tells what `lacking` found, option by option, and how many weren’t looked at; nothing where all won or nobody voted. */
export function explainLacking(
  election: Election,
  rule: string,
  { lacks, lost }: { lacks: readonly Lack[]; lost: number },
  words: LackingWords,
): string[] {
  if (lost === 0 || election.box.total === 0 || nothingWins(election, rule)) return []
  const { list } = namesOf(election, words)
  const say = (key: string, values = {}) => fill(words.lacking[key], values)
  const lines = lacks.map(({ id, more, tried, instead }) => {
    const who = list([id])
    if (more === null) return say(rule === 'satisfaction' ? 'never_bar' : 'never', { who, tried })
    const made = instead.length > 0 ? say('instead', { who: list(instead) }) : ''
    return say(sentenceOf(election, rule), { who, more, instead: made })
  })
  const count = lost - lacks.length
  const rest = count > 0 ? [say(rule === 'pav' ? 'not_by_rule' : 'rest', { count })] : []
  return ['', say('title'), ...lines, ...rest]
}

function sentenceOf({ kind }: Election, rule: string): string {
  if (rule === 'satisfaction') return 'bar'
  if (kind === 'score') return 'points'
  return kind === 'ranked' ? 'ranked' : 'more'
}
