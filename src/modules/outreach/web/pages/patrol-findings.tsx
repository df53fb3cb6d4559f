import { TeaTable } from '../../../../app/web/art/tea-table.tsx'
import { useDates } from '../../../../app/web/dates.ts'
import { AuthorizedPhotos } from '../../../../app/web/kit/authorized-photos.tsx'
import { Stack } from '../../../../app/web/kit/card.tsx'
import { Link, useSearch } from '../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { RecordPages } from '../../../../app/web/kit/record-pages.tsx'
import { type Column, Under } from '../../../../app/web/kit/record-table.tsx'
import { StateTag, type Tone } from '../../../../app/web/kit/state-tag.tsx'
import { SelectField } from '../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { Finding } from '../components/patrols/views.ts'
import { call, useReadPages } from '../queries.ts'

const states = ['filed', 'to_verify', 'verified', 'closed', 'noted'] as const
const tones: Record<Finding['state'], Tone> = {
  filed: 'work',
  to_verify: 'decide',
  verified: 'done',
  closed: 'rest',
  noted: 'info',
}

/** What patrols found, the latest first: with whom it is, and whether it was looked at. */
export default function PatrolFindings() {
  const t = useWords('outreach')
  const dates = useDates()
  const [search, setSearch] = useSearch()
  const state = states.find((one) => one === search['state'])
  const list = useReadPages('GET /api/c/:community/patrol-findings', { query: state ? { state } : {} })
  const columns: Column<Finding>[] = [
    {
      key: 'words',
      head: t('workbench.findings.words'),
      wide: true,
      cell: (row) => (
        <>
          {row.words || t('workbench.findings.forgotten')}
          <Under>{[row.place, row.place_detail].filter(Boolean).join(' ')}</Under>
          <AuthorizedPhotos
            of={`finding ${row.id}`}
            photos={row.photos.map((file_id) => ({ file_id, media_type: 'image/jpeg', width: null, height: null }))}
            label={t('workbench.findings.photo')}
            pdf=""
            load={(file) =>
              call('GET /api/c/:community/patrol-findings/:id/photos/:file', { params: { id: row.id, file } })
            }
          />
        </>
      ),
    },
    { key: 'day', head: t('workbench.findings.day'), cell: (row) => dates.short(row.found_at) },
    {
      key: 'state',
      head: t('workbench.findings.state'),
      cell: (row) => <StateTag tone={tones[row.state]}>{t(`workbench.findings.states.${row.state}`)}</StateTag>,
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
