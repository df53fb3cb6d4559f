import { Card, Stack } from '../../../../../../app/web/kit/card.tsx'
import layout from '../../../../../../app/web/kit/layout.module.css'
import { PointsField } from '../../../../../../app/web/kit/points-field.tsx'
import { CheckCards, RadioCards } from '../../../../../../app/web/kit/radio-cards.tsx'
import { SelectField, TextAreaField, TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import styles from './catalogue.module.css'
import type { ItemDraft } from './item-form.ts'
import { answerables, departments, evidences, places, priorities, requestKinds, tiers, units } from './views.ts'

/** As many points as a checklist may have. */
const pointsMost = 12
const most = { hint: 200, why: 200, filing_criterion: 200, instead: 200, criterion: 200, divert: 200, reason: 200 }

interface ItemFieldsProps {
  value: ItemDraft
  onChange: (draft: ItemDraft) => void
  errors: Record<string, string>
}

type Set = (patch: Partial<ItemDraft>) => void

interface PartProps {
  value: ItemDraft
  set: Set
  errors: Record<string, string>
}

function What({ value, set, errors }: PartProps) {
  const t = useWords('requests')
  return (
    <Card title={t('workbench.catalogue.form.what')}>
      <TextField
        name="name"
        label={t('workbench.catalogue.name')}
        hint={t('workbench.catalogue.form.name_hint')}
        value={value.name}
        onChange={(name) => set({ name })}
        error={errors.name}
      />
      <TextAreaField
        name="words"
        label={t('workbench.catalogue.words')}
        hint={t('workbench.catalogue.form.words_hint')}
        rows={4}
        value={value.words}
        onChange={(words) => set({ words })}
        error={errors.words}
      />
      <TextAreaField
        name="hint"
        label={t('workbench.catalogue.hint')}
        hint={t('workbench.catalogue.form.hint_hint')}
        optional
        rows={2}
        max={most.hint}
        value={value.hint}
        onChange={(hint) => set({ hint })}
        error={errors.hint}
      />
      <div className={layout.pair}>
        <SelectField
          name="kind"
          label={t('workbench.catalogue.kind')}
          value={value.kind}
          onChange={(kind) => set({ kind: kind as ItemDraft['kind'] })}
          options={requestKinds.map((one) => ({ value: one, label: t(`workbench.catalogue.kinds.${one}`) }))}
        />
        <SelectField
          name="place"
          label={t('words.place')}
          value={value.place}
          onChange={(place) => set({ place: place as ItemDraft['place'] })}
          options={places.map((one) => ({ value: one, label: t(`workbench.catalogue.places.${one}`) }))}
        />
      </div>
      <CheckCards
        name="public_open"
        label={t('workbench.catalogue.neighbours')}
        optional
        value={value.public_open ? ['yes'] : []}
        onChange={(chosen) => set({ public_open: chosen.length > 0 })}
        options={[
          {
            value: 'yes',
            label: t('workbench.catalogue.neighbours_see'),
            hint: t('workbench.catalogue.form.neighbours_hint'),
          },
        ]}
      />
    </Card>
  )
}

/** What is asked besides, and whether the community may act on it at all. */
function Besides({ value, set, errors }: PartProps) {
  const t = useWords('requests')
  return (
    <Card title={t('workbench.catalogue.form.besides')}>
      <TextAreaField
        name="questions"
        label={t('workbench.catalogue.questions')}
        hint={t('workbench.catalogue.form.questions_hint')}
        optional
        rows={5}
        value={value.questions}
        onChange={(questions) => set({ questions })}
        error={errors['questions']}
      />
      <CheckCards
        name="may_act"
        label={t('workbench.catalogue.may_act')}
        optional
        value={value.may_act ? [] : ['no']}
        onChange={(chosen) => set({ may_act: chosen.length === 0 })}
        options={[
          { value: 'no', label: t('workbench.catalogue.may_not'), hint: t('workbench.catalogue.form.may_hint') },
        ]}
      />
      {!value.may_act && (
        <TextAreaField
          name="instead"
          label={t('workbench.catalogue.instead')}
          rows={2}
          max={most.instead}
          value={value.instead}
          onChange={(instead) => set({ instead })}
          error={errors['instead']}
        />
      )}
    </Card>
  )
}

function Who({ value, set, errors }: PartProps) {
  const t = useWords('requests')
  return (
    <Card title={t('workbench.catalogue.form.who')}>
      <RadioCards
        name="answerable"
        label={t('words.lead')}
        value={value.answerable}
        onChange={(answerable) => set({ answerable })}
        pairs
        options={answerables.map((one) => ({ value: one, label: t(`words.answerable.${one}`) }))}
      />
      {value.answerable === 'department' && (
        <SelectField
          name="department_kind"
          label={t('workbench.catalogue.form.department')}
          value={value.department_kind}
          onChange={(kind) => set({ department_kind: kind })}
          options={departments.map((one) => ({ value: one, label: t(`workbench.catalogue.departments.${one}`) }))}
          error={errors['department_kind']}
        />
      )}
      <TextAreaField
        name="why"
        label={t('words.why')}
        hint={t('workbench.catalogue.form.why_hint')}
        rows={2}
        max={most.why}
        value={value.why}
        onChange={(why) => set({ why })}
        error={errors.why}
      />
    </Card>
  )
}

function Limit({ name, value, set, errors }: PartProps & { name: 'contact' | 'resolve' }) {
  const t = useWords('requests')
  const limit = value[name]
  return (
    <div className={styles.limit}>
      <TextField
        name={`${name}.amount`}
        label={t(`words.${name}_due`)}
        inputMode="numeric"
        value={limit.amount}
        onChange={(amount) => set({ [name]: { ...limit, amount } })}
        error={errors[`${name}.amount`]}
      />
      <SelectField
        name={`${name}.unit`}
        label={t('workbench.catalogue.form.unit')}
        value={limit.unit}
        onChange={(unit) => set({ [name]: { ...limit, unit } })}
        options={units.map((one) => ({ value: one, label: t(`workbench.catalogue.form.units.${one}`) }))}
      />
    </div>
  )
}

function When(props: PartProps) {
  const t = useWords('requests')
  const { value, set, errors } = props
  return (
    <Card title={t('workbench.catalogue.form.when')}>
      <div className={layout.pair}>
        <SelectField
          name="tier"
          label={t('workbench.filters.tier')}
          value={value.tier}
          onChange={(tier) => set({ tier: tier as ItemDraft['tier'] })}
          options={tiers.map((one) => ({ value: one, label: t(`words.tier.${one}`) }))}
        />
        <SelectField
          name="priority"
          label={t('workbench.catalogue.form.priority')}
          value={value.priority}
          onChange={(priority) => set({ priority })}
          options={priorities.map((one) => ({ value: one, label: t(`words.priority.${one}`) }))}
        />
        <Limit {...props} name="contact" />
        <Limit {...props} name="resolve" />
      </div>
      <TextAreaField
        name="filing_criterion"
        label={t('words.filing_criterion')}
        hint={t('workbench.catalogue.form.filing_hint')}
        optional
        rows={2}
        max={most.filing_criterion}
        value={value.filing_criterion}
        onChange={(filing_criterion) => set({ filing_criterion })}
        error={errors['filing_criterion']}
      />
      <TextAreaField
        name="criterion"
        label={t('words.criterion')}
        rows={2}
        max={most.criterion}
        value={value.criterion}
        onChange={(criterion) => set({ criterion })}
        error={errors.criterion}
      />
      <SelectField
        name="evidence"
        label={t('workbench.catalogue.evidence')}
        value={value.evidence}
        onChange={(evidence) => set({ evidence: evidence as ItemDraft['evidence'] })}
        options={evidences.map((one) => ({ value: one, label: t(`workbench.catalogue.evidences.${one}`) }))}
      />
      <PointsField
        name="checklist"
        label={t('workbench.catalogue.checklist')}
        hint={t('workbench.catalogue.form.checklist_hint')}
        optional
        value={value.checklist}
        onChange={(checklist) => set({ checklist })}
        most={pointsMost}
        length={60}
        error={errors.checklist}
      />
      <TextAreaField
        name="divert"
        label={t('workbench.catalogue.divert')}
        hint={t('workbench.catalogue.form.divert_hint')}
        optional
        rows={2}
        max={most.divert}
        value={value.divert}
        onChange={(divert) => set({ divert })}
        error={errors.divert}
      />
    </Card>
  )
}

/** Everything an item says, and why it says so from now on. */
export function ItemFields({ value, onChange, errors }: ItemFieldsProps) {
  const t = useWords('requests')
  const set: Set = (patch) => onChange({ ...value, ...patch })
  const parts = { value, set, errors }
  return (
    <Stack>
      <What {...parts} />
      <Besides {...parts} />
      <Who {...parts} />
      <When {...parts} />
      <Card>
        <TextAreaField
          name="reason"
          label={t('workbench.catalogue.reason')}
          hint={t('workbench.catalogue.form.reason_hint')}
          rows={2}
          max={most.reason}
          value={value.reason}
          onChange={(reason) => set({ reason })}
          error={errors.reason}
        />
      </Card>
    </Stack>
  )
}
