/** Entities of which nothing says anything about a person: their values show to whoever reads the audit. */
const plainEntities = new Set([
  'accounts',
  'api_key',
  'area',
  'audit_export',
  'audit_line',
  'catalogue',
  'catalogue_item',
  'community',
  'dwelling',
  'field',
  'file',
  'register',
  'retention',
  'requests_export',
  'people_export',
  'responsibility',
  'setting_change',
  'tag',
])

/** Of the others, the fields that say how a matter went, not about whom or in whose words. */
const plainFields: Record<string, ReadonlySet<string>> = {
  request: new Set([
    'state',
    'outcome',
    'item',
    'number',
    'channel',
    'contact_due',
    'resolve_due',
    'contacted_at',
    'paused_at',
    'escalated',
    'closed_by',
    'closing_no',
    'anonymous',
  ]),
  post: new Set(['title', 'kind', 'seats', 'public', 'public_phone', 'hours', 'duties', 'closed_at', 'how', 'moved']),
  absence: new Set(['from_at', 'until_at']),
  body: new Set(['kind', 'name', 'public_phone', 'hours', 'duties', 'powers', 'decision_rule', 'dissolved_at']),
  import: new Set(['state', 'rows']),
  // before requests of rights there were corrections alone
  correction: new Set(['state']),
  notice: new Set(['topic', 'version', 'title', 'changes', 'draft']),
  right: new Set(['state', 'due_at', 'copy_taken']),
  account: new Set(['event', 'administrator']),
}

/** Whether a value may show without a reason. A member of a body is somebody: then nothing of the entry is plain. */
export function isPlain(entity: string, field: string, fields: readonly string[]): boolean {
  if (plainEntities.has(entity)) return true
  if (entity === 'body' && fields.includes('member_id')) return false
  return plainFields[entity]?.has(field) ?? false
}
