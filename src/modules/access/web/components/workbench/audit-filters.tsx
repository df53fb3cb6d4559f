import { createApi } from '../../../../../app/web/api.ts'
import { SelectField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import type { routes } from '../../../../bodies/contract.ts'
import styles from './audit.module.css'
import { useAuditWords } from './audit-words.ts'

const bodies = createApi<typeof routes>()
const postsMost = 100

export type AuditSearch = Record<string, string | undefined>
export const auditFilters = ['from', 'to', 'post', 'person', 'entity', 'thing', 'command'] as const

/** Things and commands people ask for; others are found through a line. */
const entities = [
  'request',
  'person',
  'household',
  'post',
  'body',
  'area',
  'dwelling',
  'catalogue_item',
  'responsibility',
  'setting_change',
  'community',
  'account',
  'import',
  'audit_line',
  'audit_export',
  'requests_export',
  'people_export',
]
const commands = [
  'requests.reveal_contact',
  'access.reveal_phone',
  'access.reveal_identity',
  'requests.export',
  'people.export',
  'people.search_by_number',
  'access.export_audit',
  'access.view_audit_line',
  'settings.change_rules',
  'settings.undo_change',
  'territory.edit_community',
  'bodies.fill_post',
  'bodies.vacate_post',
  'people.apply_import',
  'people.merge',
  'requests.revise_item',
  'requests.set_responsibility',
  'requests.finish',
  'requests.reopen',
  'requests.call_back',
]

/** Titles of posts, for choosing whose acts to see. */
export function usePosts() {
  const list = bodies.useRead('GET /api/c/:community/posts', { query: { limit: postsMost } }, { retry: false })
  return list.data?.items ?? []
}

interface FiltersProps {
  search: AuditSearch
  onChange: (patch: AuditSearch) => void
}

/** When, by whom, on what, doing what. */
export function AuditFilters({ search, onChange }: FiltersProps) {
  const t = useWords('access')
  const words = useAuditWords()
  const posts = usePosts()
  return (
    <search className={styles.bar}>
      {(['from', 'to'] as const).map((name) => (
        <TextField
          key={name}
          name={name}
          label={t(`workbench.audit.${name}`)}
          type="date"
          value={search[name] ?? ''}
          onChange={(value) => onChange({ [name]: value || undefined })}
        />
      ))}
      <SelectField
        any
        name="post"
        label={t('workbench.audit.post')}
        value={search.post ?? ''}
        onChange={(post) => onChange({ post })}
        options={posts.map((post) => ({
          value: post.id,
          label: [post.title, ...post.terms.slice(0, 1).map((term) => term.name)].join(' '),
        }))}
      />
      <SelectField
        any
        name="entity"
        label={t('workbench.audit.entity')}
        value={search.entity ?? ''}
        onChange={(entity) => onChange({ entity, thing: undefined })}
        options={entities.map((value) => ({ value, label: words.entity(value) }))}
      />
      <SelectField
        any
        name="command"
        label={t('workbench.audit.command')}
        value={search.command ?? ''}
        onChange={(command) => onChange({ command })}
        options={commands.map((value) => ({ value, label: words.command(value) }))}
      />
    </search>
  )
}
