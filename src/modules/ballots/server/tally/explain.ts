import en from '../../../../engines/ballot/i18n/en.json' with { type: 'json' }
import zhCN from '../../../../engines/ballot/i18n/zh-CN.json' with { type: 'json' }
import zhHant from '../../../../engines/ballot/i18n/zh-Hant.json' with { type: 'json' }
import { explain } from '../../../../engines/ballot/index.ts'
import type { ReadContext } from '../../../../platform/command/types.ts'
import type { BallotRow, OptionRow } from '../store.ts'
import { type Counted, emptyElection } from './count.ts'
import { judgesLeastOf } from './few.ts'
import { nearestSaid, partLeast } from './nearest.ts'
import { reviewSaid } from './review-said.ts'

const engineWords: Record<string, typeof zhCN> = { 'zh-CN': zhCN, 'zh-Hant': zhHant, en }
const cm2PerM2 = 10_000
const hundred = 100

/** What would have changed it, in the reader's language; nothing where nobody voted. */
export function nearestOf(ctx: ReadContext, row: BallotRow, options: readonly OptionRow[], counted: Counted): string[] {
  const say = (key: string, params = {}) => ctx.services.texts.message(ctx.language, 'ballots', key, params)
  return counted.ballots === 0 && counted.owners === null ? [] : nearestSaid(row, options, counted, say)
}

/** Why it came out so, in sentences a resident understands: round by round, or threshold by threshold with its article. */
export function explanationOf(
  ctx: ReadContext,
  row: BallotRow,
  options: readonly OptionRow[],
  counted: Counted,
): string[] {
  const say = (key: string, params = {}) => ctx.services.texts.message(ctx.language, 'ballots', key, params)
  if (row.rule === 'owners278' && row.counted_by === 'whole') return ownersSaid(row, counted, say)
  if (row.rule === 'owners278') return [...partsSaid(row, counted, say), say('said_challenge')]
  if (row.rule === 'consent') return [...consentSaid(row, counted, say), ...partsSaid(row, counted, say)]
  if (row.rule === 'review' && counted.ballots > 0) return reviewSaid(row, counted, say)
  if (counted.outcome === null || counted.ballots === 0) return [say('said_nobody')]
  const { rounds } = counted.outcome
  const few = row.kind === 'satisfaction' ? options.length - rounds.length : 0
  const held =
    few > 0
      ? [say(row.judges_least === null ? 'said_few' : 'said_few_open', { count: few, least: judgesLeastOf(row) })]
      : []
  if (rounds.length === 0) return held
  const election = emptyElection(row, options)
  const stub = { ...election, title: '', box: { ...election.box, total: counted.ballots } }
  const told = explain(stub, counted.outcome, engineWords[ctx.language] ?? zhCN, row.seed)
  return [...told.filter((line) => line !== ''), ...held]
}

type Say = (key: string, params?: Record<string, string | number>) => string

const share = (part: number, whole: number) => (whole === 0 ? '0' : ((part * hundred) / whole).toFixed(2))
const metres = (cm2: number) => (cm2 / cm2PerM2).toFixed(2)

function ownersSaid(row: BallotRow, { owners }: Counted, say: Say): string[] {
  if (!owners) return []
  const line = (
    key: string,
    part: 'took' | 'for',
    whole: 'all' | 'took',
    enough: { heads: boolean; area: boolean },
  ) => {
    const [a, b] = [owners[part], owners[whole]]
    const params = {
      ...{ heads: a.heads, of_heads: b.heads, heads_share: share(a.heads, b.heads) },
      ...{ area: metres(a.area_cm2), of_area: metres(b.area_cm2), area_share: share(a.area_cm2, b.area_cm2) },
      heads_enough: say(enough.heads ? 'said_reached' : 'said_short'),
      area_enough: say(enough.area ? 'said_reached' : 'said_short'),
    }
    return say(key, params)
  }
  const silence =
    owners.silent.heads > 0
      ? [
          say('said_silent', {
            heads: owners.silent.heads,
            area: metres(owners.silent.area_cm2),
            basis: row.silence_basis,
          }),
        ]
      : []
  return [
    line('said_took', 'took', 'all', owners.took_enough),
    line(row.matter === 'special' ? 'said_for_special' : 'said_for_ordinary', 'for', 'took', owners.for_enough),
    say('said_others', {
      against: owners.against.heads,
      against_area: metres(owners.against.area_cm2),
      abstained: owners.abstained.heads,
      abstained_area: metres(owners.abstained.area_cm2),
    }),
    ...silence,
    say(owners.passed ? 'said_passed' : 'said_not_passed'),
    say('said_challenge'),
  ]
}

function consentSaid(row: BallotRow, { owners, parts }: Counted, say: Say): string[] {
  if (!owners) return []
  const { all, for: agreed, took } = owners
  const end = parts
    ? say('said_consent_parts', { reached: parts.filter(({ passed }) => passed).length, count: parts.length })
    : say(owners.passed ? 'said_consent_passed' : 'said_consent_not')
  return [
    say(parts ? 'said_consent_each' : 'said_consent', {
      agreed: agreed.heads,
      all: all.heads,
      share: share(agreed.heads, all.heads),
      percent: row.consent_percent ?? hundred,
    }),
    say('said_consent_rest', {
      took: took.heads,
      against: owners.against.heads,
      abstained: owners.abstained.heads,
      silent: all.heads - took.heads,
    }),
    end,
  ]
}

/** Each building or stairwell by itself; where it is as small as to tell of single households only whether it reached what it had to. */
function partsSaid(row: BallotRow, { parts = [] }: Counted, say: Say): string[] {
  return parts.map(({ name, figures, passed, affected }) => {
    const { all, took, for: agreed } = figures
    const end = say(passed ? 'said_part_passed' : 'said_part_not')
    if (row.rule === 'consent') {
      if (all.heads < partLeast) return say('said_part_small', { part: name, end })
      return say('said_part_consent', {
        ...{ part: name, agreed: agreed.heads, all: all.heads, share: share(agreed.heads, all.heads) },
        ...{ percent: row.consent_percent ?? hundred, end },
      })
    }
    const line = say('said_part_owners', {
      ...{ part: name, took: took.heads, all: all.heads, took_share: share(took.heads, all.heads) },
      ...{ took_area: share(took.area_cm2, all.area_cm2), agreed: agreed.heads },
      ...{ agreed_share: share(agreed.heads, took.heads), agreed_area: share(agreed.area_cm2, took.area_cm2) },
    })
    const heard =
      affected && affected.all > 0
        ? say(row.affected_agree ? 'said_affected_must' : 'said_affected', { ...affected })
        : ''
    return `${line}${heard}${end}`
  })
}
