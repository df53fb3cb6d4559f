import type { Election, Id, Outcome, Round } from './types.ts'

/** Sentences by key: the catalogue of this engine in one language. */
export type Words = {
  readonly rounds: Readonly<Record<string, string>>
  readonly ties: Readonly<Record<string, string>>
  readonly parts: Readonly<Record<string, string>>
}

const namedMost = 200

export const fill = (sentence: string | undefined, values: Readonly<Record<string, string | number>>) =>
  (sentence ?? '').replace(/\{\{(\w+)\}\}/g, (_, key: string) => String(values[key] ?? ''))

/** Options as a reader finds them: by name, with the identifier where that is another word. */
export function namesOf(election: Election, words: Words) {
  const nameOf = new Map(
    election.alternatives.map(({ id, name }) => [id, String(id) === name ? name : `${name}（${id}）`]),
  )
  const list = (ids: readonly Id[]) => ids.map((id) => nameOf.get(id) ?? String(id)).join(words.parts['and'] ?? '')
  return { nameOf, list }
}

/**
 * Tells a count in sentences a resident understands: who won, then step by step why, with ties and what broke them. `lot` is the seed
 * that the order for ties was drawn from.
 */
export function explain(election: Election, outcome: Outcome, words: Words, lot?: string): string[] {
  const { winners, outcomes, rounds } = outcome
  const { nameOf, list } = namesOf(election, words)
  const line = (round: Round, number: number) => {
    const { step, ids = [], figures = {}, tie, votes } = round
    const lines = [
      `${fill(words.parts['step'], { number })}${fill(words.rounds[step], { ...figures, who: list(ids) })}`,
    ]
    if (tie) lines.push(`    ${fill(words.ties[tie.by], { tied: list(tie.tied), chosen: list(tie.chosen) })}`)
    const standing = Object.entries(votes ?? {})
      .filter(([, count]) => !/^0(\.0+)?$/.test(count))
      .map(([id, count]) => `${nameOf.get(id) ?? nameOf.get(Number(id)) ?? id} ${count}`)
    if (standing.length > 0) lines.push(`    ${standing.join(words.parts['next'] ?? '')}`)
    return lines
  }
  const head = fill(words.parts['counted'], { ballots: election.box.total, options: election.alternatives.length })
  const won = wonSaid(outcome, list(winners), words)
  const order = lot === undefined ? words.parts['file_order'] : fill(words.parts['drawn_order'], { seed: lot })
  const repeats =
    election.kind === 'budget' && election.repeats > 0
      ? [fill(words.parts['repeats'], { count: election.repeats })]
      : []
  const level = outcomes
    ? [
        fill(words.parts['outcomes'], { count: outcomes.length }),
        ...outcomes.slice(0, namedMost).map((ids) => `    ${list(ids)}`),
      ]
    : []
  const steps = rounds.flatMap((round, at) => line(round, at + 1))
  const title = election.title === '' ? [] : [election.title]
  const ties = outcomes || rounds.some(({ tie }) => tie?.by === 'lot') ? [order ?? ''] : []
  return [...title, head, ...repeats, ...won, ...level, ...ties, '', ...steps]
}

/** Who won, or who reached the bar; nothing where there was none to reach. */
function wonSaid({ winners, rounds }: Outcome, who: string, { parts }: Words): string[] {
  const satisfaction = rounds.filter(({ step }) => step.startsWith('satisfaction_'))
  if (satisfaction.some(({ step }) => step === 'satisfaction_told')) return []
  const some = satisfaction.length > 0 ? parts['reached'] : parts['winners']
  const none = satisfaction.length > 0 ? parts['none_reached'] : parts['nobody']
  return [winners.length > 0 ? fill(some, { who, count: winners.length }) : (none ?? '')]
}
