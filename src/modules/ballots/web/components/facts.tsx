import { useDates } from '../../../../app/web/dates.ts'
import { Card } from '../../../../app/web/kit/card.tsx'
import { LabelList } from '../../../../app/web/kit/label-list.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { StateTag, type Tone } from '../../../../app/web/kit/state-tag.tsx'
import { useListed, useWords } from '../../../../app/web/words.ts'
import styles from './ballots.module.css'
import { type Open, squareMetres, yuan } from './views.ts'

const tones: Record<Open['phase'], Tone> = {
  draft: 'info',
  announced: 'wait',
  open: 'decide',
  closed: 'work',
  tallied: 'work',
  objection: 'wait',
  final: 'done',
  published: 'done',
  withdrawn: 'rest',
}

/** How a ballot stands. */
export function PhaseTag({ phase }: { phase: Open['phase'] }) {
  const t = useWords('ballots')
  return <StateTag tone={tones[phase]}>{t(`words.phase.${phase}`)}</StateTag>
}

/** Which sentence tells the rule: of owners by the matter, of consent and review by what is counted by itself, of satisfaction by whether there is a bar. */
function ruleKey({ rule, matter, counted_by, consent_percent, each_group, judges_least }: Open['rules']) {
  if (rule === 'owners278') return `owners278_${matter ?? 'ordinary'}`
  if (rule === 'consent' && counted_by !== 'whole') return `consent_${counted_by}`
  if (rule === 'satisfaction' && consent_percent !== null)
    return judges_least === null ? 'satisfaction_bar' : 'satisfaction_bar_least'
  if (rule === 'review' && each_group) return 'review_each'
  return rule.replaceAll(/[/-]/g, '_')
}

/** The rule in one sentence, as whoever votes has to know it. */
export function useRuleSaid() {
  const t = useWords('ballots')
  return ({ rules, options }: Pick<Open, 'rules' | 'options'>) => {
    return t(`words.rule_said.${ruleKey(rules)}`, {
      options: options.length,
      most: rules.choices_most,
      winners: rules.winners,
      budget: yuan(rules.budget_fen ?? 0),
      percent: rules.consent_percent ?? 0,
      points: rules.score_most ?? 0,
      least: rules.judges_least ?? 0,
    })
  }
}

/** What is asked, by which rule, until when, and who sees what: the same words for whoever votes, runs it, or looks on. */
export function Facts({ ballot }: { ballot: Open }) {
  const t = useWords('ballots')
  const dates = useDates()
  const said = useRuleSaid()
  const { rules } = ballot
  // Of proposals that are still to come nothing can be counted; owners and households answer yes or no.
  const toCome = ballot.options.length === 0 && !['owners278', 'consent', 'review'].includes(rules.rule)
  const rows = [
    {
      label: t('words.kind_label'),
      value: `${t(`words.kind.${ballot.kind}`)} · ${t(ballot.formal ? 'words.formal' : 'words.informal')}`,
    },
    {
      label: t('words.rule_label'),
      value: toCome ? t(`words.rule.${rules.rule.replaceAll(/[/-]/g, '_')}`) : said(ballot),
    },
    {
      label: t('words.days'),
      value: t('words.from_to', { from: dates.day(rules.opens_day), to: dates.day(ballot.last_day) }),
    },
    { label: t('words.who_votes'), value: t(`words.roll_said.${rules.roll_kind}`, { day: dates.day(rules.roll_day) }) },
    { label: t('words.place'), value: ballot.place || t('words.whole_community') },
    ...seenRows(t, ballot),
    ...(rules.silence === 'majority'
      ? [{ label: t('words.silence'), value: t('words.silence_said', { basis: rules.silence_basis }) }]
      : []),
    ...(rules.extend_days > 0
      ? [
          {
            label: t('words.extension'),
            value: t('words.extension_said', { percent: rules.extend_below_percent, days: rules.extend_days }),
          },
        ]
      : []),
    ...houseRows(t, ballot),
    ...(rules.nominate_until === null
      ? []
      : [
          {
            label: t('words.call.label'),
            value: t(rules.endorsements_least > 0 ? 'words.call.said' : 'words.call.said_free', {
              day: dates.day(rules.nominate_until),
              count: rules.endorsements_least,
            }),
          },
        ]),
    { label: t('words.objections_label'), value: t('words.objections_said', { days: rules.objection_days }) },
    ...(rules.area_total_cm2 === null
      ? []
      : [
          {
            label: t('words.area_total'),
            value: t('words.square_metres', { area: squareMetres(rules.area_total_cm2) }),
          },
        ]),
  ]
  return (
    <Card title={t('words.rules_title')}>
      <LabelList rows={rows} />
      <Frozen ballot={ballot} />
    </Card>
  )
}

/** Who sees what; of a secret ballot also how that is done and what it doesn't protect from. */
function seenRows(t: ReturnType<typeof useWords>, { rules }: Open) {
  const row = (label: string, value: string) => ({ label: t(label), value: t(value) })
  if (!rules.secret) return [row('words.who_sees', rules.named ? 'words.sees_named' : 'words.sees_unnamed')]
  return [
    row('words.who_sees', 'words.secret.sees'),
    row('words.secret.how_label', 'words.secret.how'),
    row('words.secret.limits_label', 'words.secret.limits'),
  ]
}

/** What else is announced where households are asked one by one, and for a lift. */
function houseRows(t: ReturnType<typeof useWords>, { kind, rules, affected }: Open) {
  const row = (label: string, value: string) => [{ label: t(`words.${label}`), value }]
  return [
    ...(kind === 'review' && rules.follows_id !== null ? row('same_people', t('words.same_people_said')) : []),
    ...(rules.round > 1 ? row('round', t('words.round_said', { round: rules.round })) : []),
    ...(rules.counted_by === 'whole' ? [] : row('counted_by', t(`words.counted.${rules.counted_by}`))),
    ...(kind === 'consent' ? row('board', t(rules.live_agreed ? 'words.board_agreed' : 'words.board_took')) : []),
    ...(rules.funding === '' ? [] : row('funding', rules.funding)),
    ...(rules.upkeep === '' ? [] : row('upkeep', rules.upkeep)),
    ...(kind === 'lift'
      ? row(
          'affected',
          t('words.affected_said', {
            rule: t(rules.affected_agree ? 'words.affected_must' : 'words.affected_heard'),
            ...(affected ?? { all: 0, heard: 0 }),
          }),
        )
      : []),
  ]
}

/** The hash of the rules, and what was changed before the first vote. */
function Frozen({ ballot }: { ballot: Open }) {
  const t = useWords('ballots')
  const listed = useListed()
  const dates = useDates()
  if (ballot.rules_hash === null) return null
  return (
    <>
      {ballot.changes.map((change) => (
        <p key={change.rules_hash} className={layout.text}>
          {t('words.changed', {
            time: dates.full(change.at),
            fields: listed(change.fields.map((field) => t(`words.field.${field}`, { defaultValue: field }))),
            reason: change.reason,
          })}
        </p>
      ))}
      <p className={styles.proof}>
        {t(ballot.frozen ? 'words.frozen' : 'words.not_frozen')} {t('words.hash', { hash: ballot.rules_hash })}
      </p>
      <p className={styles.proof}>{t('words.commitment', { hash: ballot.seed_commitment })}</p>
    </>
  )
}
