import { createApi } from '../../../../../app/web/api.ts'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { LabelList } from '../../../../../app/web/kit/label-list.tsx'
import { MaskedField } from '../../../../../app/web/kit/masked-field.tsx'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { useMay } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import type { routes } from '../../../../people/contract.ts'
import { useWrite } from '../../queries.ts'
import { Binding } from './binding.tsx'
import { StaffLogins } from './staff-logins.tsx'

const people = createApi<typeof routes>()

/** A look changes the log of looks, nothing else. */
const refresh = ['GET /api/c/:community/view-log']

/** On a person's page: whole numbers for a reason, and the account the entry is bound to. */
export default function PersonAccount({ id }: { id: string }) {
  const t = useWords('access')
  const may = useMay()
  const person = people.useRead('GET /api/c/:community/people/:id', { params: { id } })
  const phone = useWrite('POST /api/c/:community/people/:id/phone-views', { refresh })
  const identity = useWrite('POST /api/c/:community/people/:id/identity-views', { refresh })
  const ask = useWrite('POST /api/c/:community/people/:id/minor-views', {
    refresh: ['GET /api/c/:community/minor-views'],
  })
  if (!person.data || person.data.merged_into) return null
  const { phone_masked, identity_masked } = person.data
  const rows = [
    {
      field: 'phone' as const,
      label: t('words.phone'),
      masked: phone_masked,
      may: may('access.reveal_phone'),
      show: async (reason: string) => (await phone.mutateAsync({ params: { id }, body: { reason } })).phone,
    },
    {
      field: 'identity_number' as const,
      label: t('words.identity_number'),
      masked: identity_masked,
      may: may('access.reveal_identity'),
      show: async (reason: string) =>
        (await identity.mutateAsync({ params: { id }, body: { reason } })).identity_number,
    },
  ].filter((row) => row.may)
  const askFor = (field: 'phone' | 'identity_number') => ({
    needs: 'access.minor_needs_approval',
    label: t('workbench.account.ask_minor'),
    done: t('workbench.account.asked_minor'),
    run: (reason: string) => ask.mutateAsync({ params: { id }, body: { field, reason } }),
  })
  const binds = may('access.issue_codes')
  const endsLogins = may('access.end_logins')
  if (rows.length === 0 && !binds && !endsLogins) return null
  return (
    <Card title={t('workbench.account.title')}>
      <LabelList
        rows={rows.map(({ field, label, masked, show }) => ({
          label,
          value: masked && <MaskedField label={label} masked={masked} onReveal={show} ask={askFor(field)} />,
        }))}
      />
      {may('access.read_view_log') && <Link to={`/view-log?person=${id}`}>{t('workbench.account.log')}</Link>}
      {binds && <Binding id={id} name={person.data.name} />}
      {endsLogins && <StaffLogins id={id} name={person.data.name} />}
    </Card>
  )
}
