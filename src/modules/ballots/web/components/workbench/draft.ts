import type { Detail } from '../views.ts'
import type { Place } from './place-pick.tsx'

export type Kind = Detail['kind']
export type Rule = Detail['rules']['rule']

/** What each kind can be counted by; the first is the usual one. */
export const rulesOf: Record<Kind, Rule[]> = {
  consultation: ['av'],
  choose: ['av', 'plurality'],
  approval: ['av', 'seqphragmen', 'equal-shares'],
  ranking: ['scottish', 'meek', 'runoff'],
  budget: ['greedy', 'equalshares/add1'],
  owners: ['owners278'],
  lift: ['owners278'],
  consent: ['consent'],
  score: ['score'],
  satisfaction: ['satisfaction'],
  review: ['review'],
}
export const kindsInOrder = [
  'choose',
  'consultation',
  'owners',
  'lift',
  'consent',
  'budget',
  'approval',
  'ranking',
  'score',
  'satisfaction',
  'review',
] as const
export const isYesNo = (kind: Kind) => isOwners(kind) || kind === 'consent'
/** Options are always the same: nobody writes, proposes or hides them. */
export const isFixed = (kind: Kind) => isYesNo(kind) || kind === 'review'
/** Where groups can be shown by themselves. */
export const mayGroup = (kind: Kind) => kind === 'choose' || kind === 'satisfaction' || kind === 'review'
export const isOwners = (kind: Kind) => kind === 'owners' || kind === 'lift'

interface DraftOption {
  key: string
  title: string
  description: string
  cost: string
  /** who stands for election */
  person: string
}

/** The form as typed. */
export interface Draft {
  kind: Kind
  rule: Rule
  title: string
  description: string
  options: DraftOption[]
  formal: 'yes' | 'no'
  /** whose page shows who chose what: nobody's, the desk's once counted; or a secret ballot */
  named: 'yes' | 'no' | 'secret'
  by_group: boolean
  winners: string
  choices_most: string
  budget: string
  matter: 'ordinary' | 'special'
  consent_percent: string
  score_most: string
  judges_least: string
  /** of a review each group by itself */
  each_group: 'yes' | 'no'
  silence: 'none' | 'majority'
  silence_basis: string
  roll_kind: Detail['rules']['roll_kind']
  roll_day: string
  developer: string
  area_total: string
  place: Place | null
  opens_day: string
  closes_day: string
  notice_days: string
  objection_days: string
  extend_days: string
  extend_below_percent: string
  follows_id: string
  counted_by: Detail['rules']['counted_by']
  live_agreed: 'yes' | 'no'
  funding: string
  upkeep: string
  /** proposals are asked for first */
  nominate: 'no' | 'options' | 'candidates'
  nominate_until: string
  endorsements_least: string
  affected_agree: 'yes' | 'no'
  reason: string
}

let keys = 0
export function emptyOption(): DraftOption {
  keys += 1
  return { key: String(keys), title: '', description: '', cost: '', person: '' }
}

/** Room for the first few. */
export const firstOptions = () => [emptyOption(), emptyOption(), emptyOption()]

export function emptyDraft(today: string): Draft {
  return {
    ...{
      kind: 'choose',
      rule: 'av',
      title: '',
      description: '',
      options: firstOptions(),
    },
    ...{ formal: 'no', named: 'no', by_group: false, winners: '1', choices_most: '', budget: '', matter: 'ordinary' },
    ...{
      consent_percent: '90',
      score_most: '',
      judges_least: '',
      each_group: 'no',
      silence: 'none',
      silence_basis: '',
      roll_kind: 'persons',
      roll_day: today,
      developer: '',
    },
    ...{ area_total: '', place: null, opens_day: '', closes_day: '', notice_days: '', objection_days: '' },
    ...{ extend_days: '0', extend_below_percent: '50', reason: '' },
    ...{ follows_id: '', counted_by: 'whole', live_agreed: 'no', funding: '', upkeep: '', affected_agree: 'yes' },
    ...{ nominate: 'no', nominate_until: '', endorsements_least: '0' },
  }
}

/** Secret: nobody's vote can be told from its row. Not where areas, names or groups are counted. */
export const maySecret = ({ kind, by_group }: Pick<Draft, 'kind' | 'by_group'>) => !isFixed(kind) && !by_group

function namedOf({ named, secret }: Detail['rules']): Draft['named'] {
  if (secret) return 'secret'
  return named ? 'yes' : 'no'
}

/** What stands in the field of the share when a kind is chosen; satisfaction needs no bar. */
export function usualPercent(kind: Kind): string {
  if (kind === 'review') return '80'
  return kind === 'satisfaction' ? '' : '90'
}

const fenPerYuan = 100
const cm2PerM2 = 10_000

export function draftOf(ballot: Detail): Draft {
  const { rules } = ballot
  return {
    ...{ kind: ballot.kind, rule: rules.rule, title: ballot.title, description: ballot.description },
    options: ballot.options
      .filter((option) => option.nomination_id === null)
      .map((option) => ({
        ...{ key: option.code, title: option.title, description: option.description },
        cost: option.cost_fen === null ? '' : String(option.cost_fen / fenPerYuan),
        person: option.candidate_person_id ?? '',
      })),
    ...{ formal: rules.formal ? 'yes' : 'no', named: namedOf(rules), by_group: rules.by_group },
    ...{ winners: String(rules.winners), choices_most: String(rules.choices_most) },
    budget: rules.budget_fen === null ? '' : String(rules.budget_fen / fenPerYuan),
    ...{
      matter: rules.matter ?? 'ordinary',
      consent_percent: String(rules.consent_percent ?? usualPercent(ballot.kind)),
    },
    ...{ score_most: String(rules.score_most ?? ''), each_group: rules.each_group ? 'yes' : 'no' },
    judges_least: String(rules.judges_least ?? ''),
    ...{
      silence: rules.silence,
      silence_basis: rules.silence_basis,
      roll_kind: rules.roll_kind,
      roll_day: rules.roll_day,
    },
    developer: rules.developer,
    area_total: rules.area_total_cm2 === null ? '' : String(rules.area_total_cm2 / cm2PerM2),
    place: ballot.area_id ? { id: ballot.area_id, name: ballot.place } : null,
    ...{ opens_day: rules.opens_day, closes_day: rules.closes_day, notice_days: String(rules.notice_days) },
    ...{ objection_days: String(rules.objection_days), extend_days: String(rules.extend_days) },
    ...{ extend_below_percent: String(rules.extend_below_percent), reason: '' },
    ...{
      follows_id: rules.follows_id ?? '',
      counted_by: rules.counted_by,
      funding: rules.funding,
      upkeep: rules.upkeep,
    },
    ...{ live_agreed: rules.live_agreed ? 'yes' : 'no', affected_agree: rules.affected_agree ? 'yes' : 'no' },
    ...{ nominate: rules.nominate_what ?? 'no', nominate_until: rules.nominate_until ?? '' },
    endorsements_least: String(rules.endorsements_least),
  }
}

/** A bar of satisfaction asks for so many judges. */
export const hasJudgesLeast = ({ kind, consent_percent }: Draft) =>
  kind === 'satisfaction' && consent_percent.trim() !== ''

const whole = (text: string) => (text.trim() === '' ? undefined : Number(text))
const scaled = (text: string, by: number) => (text.trim() === '' ? undefined : Math.round(Number(text) * by))

/** The form as the server wants it; what was left empty stays out. */
export function bodyOf(draft: Draft) {
  const budget = draft.kind === 'budget'
  const options = isFixed(draft.kind) ? [] : draft.options.filter((option) => option.title.trim() !== '')
  return {
    ...{ kind: draft.kind, rule: draft.rule, title: draft.title.trim(), description: draft.description.trim() },
    options: options.map(({ title, description, cost, person }) => ({
      ...{ title: title.trim(), description: description.trim() },
      ...(budget ? { cost_fen: scaled(cost, fenPerYuan) } : {}),
      ...(person === '' || budget ? {} : { candidate_person_id: person }),
    })),
    ...{
      formal: draft.formal === 'yes',
      named: draft.named === 'yes',
      by_group: mayGroup(draft.kind) && draft.by_group,
    },
    secret: draft.named === 'secret',
    winners: whole(draft.winners) ?? 1,
    choices_most: marksMore(draft) ? whole(draft.choices_most) : undefined,
    budget_fen: budget ? scaled(draft.budget, fenPerYuan) : undefined,
    matter: isOwners(draft.kind) ? draft.matter : undefined,
    consent_percent: hasPercent(draft.kind) ? whole(draft.consent_percent) : undefined,
    score_most: draft.kind === 'score' ? whole(draft.score_most) : undefined,
    judges_least: hasJudgesLeast(draft) ? whole(draft.judges_least) : undefined,
    each_group: draft.kind === 'review' && draft.by_group && draft.each_group === 'yes',
    ...{
      silence: isOwners(draft.kind) ? draft.silence : ('none' as const),
      silence_basis: draft.silence_basis.trim(),
    },
    ...{ roll_kind: draft.roll_kind, roll_day: draft.roll_day, developer: draft.developer.trim() },
    area_total_cm2: isOwners(draft.kind) ? scaled(draft.area_total, cm2PerM2) : undefined,
    area_id: draft.place?.id,
    ...{ opens_day: draft.opens_day, closes_day: draft.closes_day },
    ...{ notice_days: whole(draft.notice_days), objection_days: whole(draft.objection_days) },
    ...{ extend_days: whole(draft.extend_days) ?? 0, extend_below_percent: whole(draft.extend_below_percent) ?? 0 },
    ...nominateOf(draft),
    follows_id: follows(draft.kind) && draft.follows_id !== '' ? draft.follows_id : undefined,
    ...{ counted_by: draft.counted_by, live_agreed: draft.live_agreed === 'yes' },
    ...{ funding: draft.funding.trim(), upkeep: draft.upkeep.trim(), affected_agree: draft.affected_agree === 'yes' },
  }
}

/** Where a ballot may mark several, and it is said how many. */
export const marksMore = ({ kind, rule }: Pick<Draft, 'kind' | 'rule'>) =>
  kind === 'consultation' || (kind === 'choose' && rule !== 'plurality')
const hasPercent = (kind: Kind) => kind === 'consent' || kind === 'review' || kind === 'satisfaction'
const follows = (kind: Kind) => kind === 'consent' || kind === 'review'

/** Proposals are asked for where there is something to propose. */
export const mayNominate = (kind: Kind) => !isFixed(kind) && kind !== 'satisfaction'

function nominateOf({ kind, nominate, nominate_until, endorsements_least }: Draft) {
  if (!mayNominate(kind) || nominate === 'no') return {}
  const what = kind === 'budget' ? ('options' as const) : nominate
  return { nominate: { what, until_day: nominate_until, endorsements_least: whole(endorsements_least) ?? 0 } }
}

/** What is missing before it is sent. */
export function missingOf(draft: Draft) {
  const need = (path: string, missing: boolean) => (missing ? [{ path, code: 'required' }] : [])
  const filled = draft.options.filter((option) => option.title.trim() !== '').length
  return [
    ...need('title', [...draft.title.trim()].length < 4),
    ...need(
      'options',
      !isFixed(draft.kind) && draft.nominate === 'no' && filled < (draft.kind === 'satisfaction' ? 1 : 2),
    ),
    ...need(
      'consent_percent',
      (draft.kind === 'consent' || draft.kind === 'review') && draft.consent_percent.trim() === '',
    ),
    ...need('nominate.until_day', mayNominate(draft.kind) && draft.nominate !== 'no' && draft.nominate_until === ''),
    ...need('budget_fen', draft.kind === 'budget' && !(Number(draft.budget) > 0)),
    ...need('opens_day', draft.opens_day === ''),
    ...need('closes_day', draft.closes_day === ''),
    ...need('roll_day', draft.roll_day === ''),
    ...need('silence_basis', draft.silence === 'majority' && draft.silence_basis.trim() === ''),
  ]
}
