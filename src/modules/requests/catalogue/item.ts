import type { departmentKinds } from './department-kinds.data.ts'

export type DepartmentKind = keyof typeof departmentKinds

/** Who answers for an item unless a compound's own responsibility boundary says otherwise. */
export type AnswerableKind = 'community' | 'property_company' | 'residents' | 'department'

/** A stretch of working time, counted on the year's published calendar. */
export type WorkingLimit = { amount: number; unit: 'working_hours' | 'working_days' }

/** One item of the need catalogue (需求清单) as it is handed to a new community, which may change, add to or retire it. */
export type CatalogueTemplateItem = {
  /** Stable for ever: class letter A–E and number. */
  code: string
  /** At most 14 characters, as people say it. */
  name: string
  /** 4–10 everyday phrases people type; no phrase stands under two items, so a phrase leads to one place. */
  words: readonly string[]
  /** Shown in the form: what to say, what helps. */
  hint: string
  /** 北京市接诉即办工作条例 Art. 2. */
  kind: 'enquiry' | 'help' | 'complaint' | 'report' | 'suggestion'
  answerable: AnswerableKind
  /** Present exactly when `answerable` is 'department'. */
  department?: DepartmentKind
  /** Told to the requester: why this body answers, with the rule where there is one. */
  why: string
  /** A proposal, changed with a reason: 小事居民治 · 大事社区办 · 急难事共商. */
  tier: 'small' | 'big' | 'urgent'
  /** 1 at once … 4 can wait. */
  priority: 1 | 2 | 3 | 4
  /** First contact by: within 1 working hour for priority 1, 4 hours for 2, 1 day for 3, 2 days for 4. */
  contact: WorkingLimit
  /** Done by. Exposed rubbish and standing water 4 working hours, green upkeep 5 working days: GB/T 30428. The others are proposals. */
  resolve: WorkingLimit
  /** What counts as done. */
  criterion: string
  /** 'photo' only where seeing it is what proves it (国办函〔2026〕12号: photos are not forced unless necessary). */
  evidence: 'none' | 'photo_or_note' | 'photo'
  place: 'required' | 'optional'
  /** Whether neighbours may see it, without the person, among similar open requests: never care, disputes, illness, money or accusations. */
  publicOpen: boolean
  /** Whom to call first. Every item of priority 1 has it: danger does not wait for office hours. */
  divert?: string
  /** Points to look at before it is said to be solved. */
  checklist?: readonly string[]
  /** A paper the community must not issue (民发〔2020〕20号): answered with an explanation. */
  certificate?: boolean
}
