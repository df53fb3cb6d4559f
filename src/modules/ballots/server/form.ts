/** What is kept of the form a ballot is drafted by, and whether that holds together. */
import type { WriteContext } from '../../../platform/command/types.ts'
import { smallestFigure } from '../../../platform/small-figures.ts'
import { addDays, civilDateOf, instantOf } from '../../../shared/civil-date.ts'
import { refuse } from '../../../shared/refusal.ts'
import { livePerson } from '../../people/api.ts'
import { findArea } from '../../territory/api.ts'
import type { BallotForm } from '../contract/forms.ts'
import { optionsLeast, reviewPercent, satisfactionMost, scoreUsual, usualOf } from './kinds.data.ts'
import { nominateOf } from './nominations/rules.ts'
import { followed } from './rounds/follow.ts'
import type { BallotRow } from './store.ts'
import { zoneOf } from './zone.ts'

const marksAll: readonly string[] = ['ranking', 'approval', 'budget', 'score', 'satisfaction']

/** What is kept of a form. Refusals: those of the form, see the route. */
export async function valuesOf(ctx: WriteContext, form: BallotForm) {
  const usual = usualOf[form.kind]
  const place = await areaOf(ctx, form.area_id)
  const rule = form.rule ?? usual.rules[0] ?? 'av'
  await checkForm(ctx, form, rule)
  const rounds = await followed(ctx, form)
  const zone = await zoneOf(ctx)
  return {
    ...{
      kind: form.kind,
      rule,
      title: form.title,
      description: form.description,
      formal: form.formal,
      named: form.named,
    },
    ...{ by_group: form.by_group || eachGroup(form), secret: form.secret, each_group: eachGroup(form) },
    winners: usual.fixed || form.kind === 'budget' || form.kind === 'satisfaction' ? 1 : form.winners,
    choices_most: choicesMost(form, rule),
    score_most: scoreMost(form),
    budget_fen: form.kind === 'budget' ? (form.budget_fen ?? null) : null,
    matter: matterOf(form, rule),
    consent_percent: percentOf(form),
    judges_least: await judgesLeast(ctx, form),
    ...{ silence: form.silence, silence_basis: form.silence_basis },
    ...{ roll_day: form.roll_day, developer: form.developer },
    area_total_cm2: form.area_total_cm2 ?? null,
    ...place,
    ...{ opens_day: form.opens_day, closes_day: form.closes_day, last_day: form.closes_day },
    notice_days: form.notice_days ?? usual.notice_days,
    objection_days: form.objection_days ?? usual.objection_days,
    ...{ extend_days: form.extend_days, extend_below_percent: form.extend_below_percent },
    ...rounds,
    ...houseRules(form),
    ...nominateOf(form),
    opens_at: instantOf(form.opens_day, '00:00', zone),
    closes_at: instantOf(addDays(form.closes_day, 1), '00:00', zone),
  }
}

/** How many options a ballot may name. Where all may be marked there are as many as options. */
function choicesMost(form: BallotForm, rule: BallotRow['rule']): number {
  if (usualOf[form.kind].fixed || rule === 'plurality') return 1
  return marksAll.includes(form.kind) ? Math.max(1, form.options.length) : (form.choices_most ?? form.winners)
}

function scoreMost({ kind, score_most }: BallotForm): number | null {
  if (kind === 'satisfaction') return satisfactionMost
  return kind === 'score' ? (score_most ?? scoreUsual) : null
}

/** The share that has to be reached, where a kind has one. */
function percentOf({ kind, consent_percent }: BallotForm): number | null {
  if (kind === 'review') return consent_percent ?? reviewPercent
  return kind === 'consent' || kind === 'satisfaction' ? (consent_percent ?? null) : null
}

/**
 * Where there is a bar of satisfaction, so many have to judge an option before it is said to reach it: never fewer than figures about persons
 * are shown of. Refusal: `ballots.judges_few`.
 */
async function judgesLeast(
  ctx: WriteContext,
  { kind, consent_percent, judges_least }: BallotForm,
): Promise<number | null> {
  if (kind !== 'satisfaction' || consent_percent === undefined) return null
  const smallest = await smallestFigure(ctx.tx, ctx.communityId)
  if (judges_least !== undefined && judges_least < smallest)
    refuse('ballots.judges_few', { least: smallest }, [{ path: 'judges_least', code: 'invalid' }])
  return judges_least ?? smallest
}

const eachGroup = ({ kind, each_group }: BallotForm) => kind === 'review' && each_group

/** Rebuilding what belongs to a building asks for three quarters (民法典 278, 7). */
function matterOf({ kind, matter }: BallotForm, rule: BallotRow['rule']): BallotRow['matter'] {
  if (rule !== 'owners278') return null
  return matter ?? (kind === 'lift' ? 'special' : 'ordinary')
}

/** What is asked of households one by one: how they are counted, what the board tells, the terms of a lift. */
function houseRules(form: BallotForm) {
  const lift = form.kind === 'lift'
  return {
    counted_by: countedBy(form),
    live_agreed: form.kind === 'consent' && form.live_agreed,
    ...{ funding: lift ? form.funding : '', upkeep: lift ? form.upkeep : '' },
    affected_agree: lift ? form.affected_agree : true,
  }
}

/** A lift is counted by the stairwell or building it stands at; consent by itself or house by house. */
function countedBy({ kind, counted_by }: BallotForm): BallotRow['counted_by'] {
  if (kind === 'lift') return counted_by === 'building' ? 'building' : 'stairwell'
  return kind === 'consent' ? counted_by : 'whole'
}

async function areaOf(ctx: WriteContext, areaId: string | undefined) {
  if (areaId === undefined) return { area_id: null, admin_path: '', compound_path: null }
  const area = await findArea(ctx.tx, ctx.communityId, areaId)
  if (!area || area.retired_at) return refuse('ballots.place_unknown', {}, [{ path: 'area_id', code: 'invalid' }])
  return { area_id: area.id, admin_path: area.admin_path, compound_path: area.compound_path }
}

async function checkForm(ctx: WriteContext, form: BallotForm, rule: BallotRow['rule']): Promise<void> {
  const usual = usualOf[form.kind]
  const field = (path: string) => [{ path, code: 'invalid' }]
  if (!usual.fixed) checkOptions(form)
  checkSecret(form)
  checkRule(form, rule)
  const today = civilDateOf(ctx.now, await zoneOf(ctx))
  if (form.closes_day < form.opens_day || form.closes_day < today) refuse('ballots.days_unfit', {}, field('closes_day'))
  if (form.roll_day > today) refuse('ballots.days_unfit', {}, field('roll_day'))
  if (form.silence !== 'none' && form.silence_basis === '') {
    refuse('ballots.silence_basis_missing', {}, [{ path: 'silence_basis', code: 'required' }])
  }
  for (const { candidate_person_id } of form.options) {
    if (candidate_person_id && !(await livePerson(ctx.tx, ctx.communityId, candidate_person_id)))
      refuse('ballots.candidate_unknown')
  }
}

/** Each kind has its rules, and each rule whom it counts. Refusal: `ballots.rule_unfit`. */
function checkRule(form: BallotForm, rule: BallotRow['rule']): void {
  const { kind, roll_kind } = form
  const unfit = (path: string, is: boolean) => is && refuse('ballots.rule_unfit', {}, [{ path, code: 'invalid' }])
  unfit('rule', !usualOf[kind].rules.includes(rule))
  unfit('choices_most', rule === 'plurality' && (form.choices_most ?? 1) > 1)
  unfit('roll_kind', rule === 'owners278' ? roll_kind !== 'owners' : kind === 'review' && roll_kind === 'owners')
  unfit('roll_kind', kind === 'consent' && roll_kind !== 'households')
  unfit('consent_percent', kind === 'consent' && form.consent_percent === undefined)
}

/** Weights, names and groups would tell whose paper is whose. Refusal: `ballots.secret_kind`. */
function checkSecret({ kind, secret, named, by_group }: BallotForm): void {
  if (secret && (usualOf[kind].fixed || named || by_group))
    refuse('ballots.secret_kind', {}, [{ path: 'secret', code: 'invalid' }])
}

function checkOptions(form: BallotForm): void {
  const titles = form.options.map((option) => option.title)
  // What is proposed comes in addition: then it is counted when the ballot is announced.
  const more = form.nominate !== undefined
  if (!more && titles.length < optionsLeast(form)) {
    refuse('ballots.options_missing', {}, [{ path: 'options', code: 'required' }])
  }
  if (new Set(titles).size < titles.length) refuse('ballots.options_same', {}, [{ path: 'options', code: 'invalid' }])
  if (!more && (form.choices_most ?? 1) > titles.length)
    refuse('ballots.rule_unfit', {}, [{ path: 'choices_most', code: 'invalid' }])
  const priced = form.budget_fen !== undefined && form.options.every((option) => option.cost_fen !== undefined)
  if (form.kind === 'budget' && !priced) {
    refuse('ballots.price_missing', {}, [
      { path: form.budget_fen === undefined ? 'budget_fen' : 'options', code: 'required' },
    ])
  }
}
