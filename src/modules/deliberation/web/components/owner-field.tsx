import { SelectField } from '../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { useRead } from '../queries.ts'

const ofBody = 'body:'

/** What the server takes of what was picked. */
export function ownedBy(picked: string): { owner_body_id?: string; owner_post_id?: string } {
  if (picked.startsWith(ofBody)) return { owner_body_id: picked.slice(ofBody.length) }
  return picked ? { owner_post_id: picked } : {}
}

/** Who does a task: a post of the community, or a body. */
export function OwnerField({ value, onChange }: { value: string; onChange: (picked: string) => void }) {
  const t = useWords('deliberation')
  const { data } = useRead('GET /api/c/:community/decision-owners', {})
  const { posts = [], bodies = [] } = data ?? {}
  const options = [
    ...posts.map((one) => ({ value: one.id, label: one.name })),
    ...bodies.map((one) => ({ value: `${ofBody}${one.id}`, label: one.name })),
  ]
  return <SelectField name="owner" label={t('words.owner')} value={value} onChange={onChange} options={options} />
}
