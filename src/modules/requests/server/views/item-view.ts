import type { ItemView } from './types.ts'

type Unit = 'working_hours' | 'working_days'

/** A revision of a catalogue item as it lies in the table. */
export type ItemRow = Omit<ItemView, 'contact' | 'resolve'> & {
  contact_amount: number
  contact_unit: Unit
  resolve_amount: number
  resolve_unit: Unit
  reason: string
  since: Date
  successor_at: Date | null
}

export function itemView(row: ItemRow): ItemView {
  return {
    code: row.code,
    revision: row.revision,
    class: row.class,
    name: row.name,
    words: row.words,
    hint: row.hint,
    kind: row.kind,
    answerable: row.answerable,
    department_kind: row.department_kind,
    why: row.why,
    tier: row.tier,
    priority: row.priority,
    contact: { amount: row.contact_amount, unit: row.contact_unit },
    resolve: { amount: row.resolve_amount, unit: row.resolve_unit },
    criterion: row.criterion,
    evidence: row.evidence,
    place: row.place,
    public_open: row.public_open,
    divert: row.divert,
    checklist: row.checklist,
    filing_criterion: row.filing_criterion,
    may_act: row.may_act,
    instead: row.instead,
    questions: row.questions,
    retired: row.retired,
  }
}
