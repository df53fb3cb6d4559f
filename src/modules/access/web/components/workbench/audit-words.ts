import { useDates } from '../../../../../app/web/dates.ts'
import { useWords } from '../../../../../app/web/words.ts'
import type { AuditField, AuditLine } from './audit-views.ts'

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/
const day = /^\d{4}-\d{2}-\d{2}$/

/** Of a file: its beginning tells it from others. */
const fingerprint = /^[0-9a-f]{64}$/

/** Pages of things, by entity. */
const pages: Record<string, (id: string) => string> = {
  request: (id) => `/requests/${id}`,
  person: (id) => `/people/${id}`,
  post: (id) => `/posts/${id}`,
  body: (id) => `/bodies/${id}`,
  area: (id) => `/areas/${id}`,
  catalogue_item: (code) => `/catalogue/${code}`,
  import: (id) => `/people/imports/${id}`,
  absence: () => '/absences',
  community: () => '/community',
  setting_change: () => '/rules',
  correction: (id) => `/rights/${id}`,
  notice: () => '/notices',
  right: (id) => `/rights/${id}`,
  tag: () => '/tags',
}

/** Where a thing of the audit is looked at; undefined where it has no page. */
export function pageOfThing(entity: string, id: string): string | undefined {
  return pages[entity]?.(id)
}

/** Words for what the audit speaks of: commands, things, fields and their values. */
export function useAuditWords() {
  const t = useWords('access')
  const dates = useDates()
  const field = (name: string) => t(`workbench.audit.fields.${name}`, { defaultValue: name })
  const text = (value: string): string => {
    if (instant.test(value)) return dates.full(value)
    if (day.test(value)) return dates.day(value)
    if (fingerprint.test(value)) return `${value.slice(0, 12)}…`
    return t(`workbench.audit.values.${value}`, { defaultValue: value })
  }
  const said = (value: unknown): string => {
    if (value === null || value === '') return t('workbench.audit.empty_value')
    if (typeof value === 'boolean') return t(value ? 'workbench.audit.yes' : 'workbench.audit.no')
    if (typeof value === 'string') return text(value)
    if (Array.isArray(value)) return value.map(said).join(t('workbench.audit.comma'))
    if (typeof value !== 'object') return String(value)
    return Object.entries(value as object)
      .map(([name, member]) => t('workbench.audit.field', { name: field(name), value: said(member) }))
      .join(t('workbench.audit.comma'))
  }
  return {
    command: (name: string) => t(`workbench.audit.commands.${name.replaceAll('-', '_')}`, { defaultValue: name }),
    entity: (name: string) => t(`workbench.audit.entities.${name}`, { defaultValue: name }),
    field,
    value: (field: AuditField) => (field.shown === 'plain' ? said(field.value) : t(`workbench.audit.${field.shown}`)),
    time: (line: AuditLine) => (day.test(line.at) ? dates.day(line.at) : dates.full(line.at)),
    who: (line: AuditLine) => line.who.name ?? t(`workbench.audit.who.${line.who.kind}`),
    inPlaceOf: (line: AuditLine) =>
      line.who.deputising_for.length === 0
        ? null
        : t('workbench.audit.in_place', { name: line.who.deputising_for.join(t('workbench.audit.comma')) }),
  }
}
