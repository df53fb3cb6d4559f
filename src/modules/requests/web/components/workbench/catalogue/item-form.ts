import { questionLines, questionsIn } from './question-lines.ts'
import type { Item } from './views.ts'

/** An item while it is being typed. */
export interface ItemDraft {
  name: string
  /** Everyday phrases, one a line. */
  words: string
  hint: string
  kind: Item['kind']
  answerable: Item['answerable']
  department_kind: string
  why: string
  tier: Item['tier']
  priority: string
  contact: { amount: string; unit: Item['contact']['unit'] }
  resolve: { amount: string; unit: Item['resolve']['unit'] }
  criterion: string
  evidence: Item['evidence']
  place: Item['place']
  public_open: boolean
  divert: string
  /** Points to look at before closing, in their order. */
  checklist: string[]
  filing_criterion: string
  may_act: boolean
  instead: string
  /** What is asked besides, in lines (`question-lines.ts`). */
  questions: string
  reason: string
}

export const emptyItem: ItemDraft = {
  name: '',
  words: '',
  hint: '',
  kind: 'help',
  answerable: 'community',
  department_kind: '',
  why: '',
  tier: 'small',
  priority: '3',
  contact: { amount: '1', unit: 'working_days' },
  resolve: { amount: '5', unit: 'working_days' },
  criterion: '',
  evidence: 'photo_or_note',
  place: 'optional',
  public_open: false,
  divert: '',
  checklist: [],
  filing_criterion: '',
  may_act: true,
  instead: '',
  questions: '',
  reason: '',
}

/** The item in force, with its reason still to be given. */
export function itemDraftOf(item: Item): ItemDraft {
  return {
    ...item,
    words: item.words.join('\n'),
    questions: questionLines(item.questions),
    department_kind: item.department_kind ?? '',
    priority: String(item.priority),
    contact: { amount: String(item.contact.amount), unit: item.contact.unit },
    resolve: { amount: String(item.resolve.amount), unit: item.resolve.unit },
    divert: item.divert ?? '',
    reason: '',
  }
}

/** The fields of the call. */
export function itemBody(draft: ItemDraft) {
  const words = draft.words
    .split(/[\n、,，]/)
    .map((word) => word.trim())
    .filter((word) => word !== '')
  return {
    name: draft.name,
    words,
    hint: draft.hint,
    kind: draft.kind,
    answerable: draft.answerable,
    department_kind: draft.answerable === 'department' ? draft.department_kind || null : null,
    why: draft.why,
    tier: draft.tier,
    priority: Number(draft.priority),
    contact: { amount: Number(draft.contact.amount), unit: draft.contact.unit },
    resolve: { amount: Number(draft.resolve.amount), unit: draft.resolve.unit },
    criterion: draft.criterion,
    evidence: draft.evidence,
    place: draft.place,
    public_open: draft.public_open,
    divert: draft.divert.trim() || null,
    checklist: draft.checklist.map((point) => point.trim()).filter((point) => point !== ''),
    filing_criterion: draft.filing_criterion,
    may_act: draft.may_act,
    instead: draft.may_act ? '' : draft.instead,
    questions: questionsIn(draft.questions),
    reason: draft.reason,
  }
}
