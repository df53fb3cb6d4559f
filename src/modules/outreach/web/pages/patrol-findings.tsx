import { TeaTable } from '../../../../app/web/art/tea-table.tsx'
import { useDates } from '../../../../app/web/dates.ts'
import { AuthorizedPhotos } from '../../../../app/web/kit/authorized-photos.tsx'
import { Stack } from '../../../../app/web/kit/card.tsx'
import { Link, useSearch } from '../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { RecordPages } from '../../../../app/web/kit/record-pages.tsx'
import { type Column, Under } from '../../../../app/web/kit/record-table.tsx'
import { StateTag } from '../../../../app/web/kit/state-tag.tsx'
import { SelectField } from '../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { type Finding, findingTones } from '../components/patrols/views.ts'
import { call, useReadPages } from '../queries.ts'

const states = ['filed', 'to_verify', 'verified', 'closed', 'noted'] as const

interface PhotosProps {
  finding: Finding
  photos: readonly string[]
  label: string
  /** said above the photos */
  told?: boolean
}

function Photos({ finding: { id }, photos, label, told = false }: PhotosProps) {
  if (photos.length === 0) return null
  return (
    <>
      {told && <Under>{label}</Under>}
      <AuthorizedPhotos
        of={`finding ${id} ${label}`}
        photos={photos.map((file_id) => ({ file_id, media_type: 'image/jpeg', width: null, height: null }))}
        label={label}
        pdf=""
        load={(file) => call('GET /api/c/:community/patrol-findings/:id/photos/:file', { params: { id, file } })}
      />
    </>
  )
}

/** What patrols found, the latest first: with whom it is, and whether it was looked at. */
export default function PatrolFindings() {
  const t = useWords('outreach')
  const dates = useDates()
  const [search, setSearch] = useSearch()
  const route = search['route']
  const state = states.find((one) => one === search['state'])
  const list = useReadPages('GET /api/c/:community/patrol-findings', {
    query: { ...(state ? { state } : {}), ...(route ? { route } : {}) },
  })
  const columns: Column<Finding>[] = [
    {
      key: 'words',
      head: t('workbench.findings.words'),
      wide: true,
      cell: (row) => (
        <>
          {row.words || t('workbench.findings.forgotten')}
          <Under>{[row.place, row.place_detail].filter(Boolean).join(' ')}</Under>
          <Photos finding={row} photos={row.photos} label={t('workbench.findings.photo')} />
          <Photos finding={row} photos={row.verify_photos} label={t('workbench.findings.verify_photo')} told />
        </>
      ),
    },
    { key: 'day', head: t('workbench.findings.day'), cell: (row) => dates.short(row.found_at) },
    {
      key: 'state',
      head: t('workbench.findings.state'),
      cell: (row) => <StateTag tone={findingTones[row.state]}>{t(`workbench.findings.states.${row.state}`)}</StateTag>,
    },
    {
      key: 'request',
      head: t('workbench.findings.request'),
      cell: (row) => row.request && <Link to={`/requests/${row.request.id}`}>{row.request.number}</Link>,
    },
  ]
  return (
    <PageFrame title={t('workbench.findings.title')} back="/patrol-routes" intro={t('workbench.findings.intro')}>
      <Stack>
        {route && list.data?.items[0] && (
          <p>
            {t('workbench.findings.of_route', { route: list.data.items[0].route })}{' '}
            <Link to="/patrol-findings">{t('workbench.findings.all_routes')}</Link>
          </p>
        )}
        <SelectField
          name="state"
          short
          any
          label={t('workbench.findings.state')}
          value={state ?? ''}
          onChange={(value) => setSearch({ state: value || undefined })}
          options={states.map((value) => ({ value, label: t(`workbench.findings.states.${value}`) }))}
        />
        <RecordPages
          pages={list}
          caption={t('workbench.findings.title')}
          columns={columns}
          keyOf={(row) => row.id}
          none={{
            drawing: <TeaTable />,
            title: t('workbench.findings.empty'),
            help: t('workbench.findings.empty_help'),
          }}
        />
      </Stack>
    </PageFrame>
  )
}
