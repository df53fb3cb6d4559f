import { IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { TeaTable } from '../../../../../app/web/art/tea-table.tsx'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button, ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Stack } from '../../../../../app/web/kit/card.tsx'
import { FilterChips } from '../../../../../app/web/kit/filter-chips.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { Link, useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { RecordPages } from '../../../../../app/web/kit/record-pages.tsx'
import { type Column, Under } from '../../../../../app/web/kit/record-table.tsx'
import { SelectField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { Applications } from '../../components/workbench/applications.tsx'
import type { Registration } from '../../components/workbench/call-views.ts'
import { EndRegistrationDialog, RegisterDialog } from '../../components/workbench/registration-dialogs.tsx'
import { useReadPages } from '../../queries.ts'

const kinds = ['member', 'organisation'] as const

function useColumns(onEnd: (row: Registration) => void): Column<Registration>[] {
  const t = useWords('whistles')
  const dates = useDates()
  return [
    {
      key: 'who',
      head: t('words.who'),
      wide: true,
      cell: (row) => (
        <>
          {row.name}
          <Under>
            {row.kind === 'member'
              ? row.home_organisation
              : [row.contact_name, row.contact_phone].filter(Boolean).join(' ')}
          </Under>
          {row.kind === 'organisation' && row.members > 0 && (
            <Under>
              <Link to={`/dual-registration?of=${encodeURIComponent(row.home_organisation)}`}>
                {t('words.members_of', { count: row.members })}
              </Link>
            </Under>
          )}
        </>
      ),
    },
    {
      key: 'kind',
      head: t('words.registration_kind'),
      cell: (row) => t(`words.registration.${row.kind}`),
      narrow: true,
    },
    { key: 'offers', head: t('words.offers'), cell: (row) => row.offers },
    {
      key: 'duties',
      head: t('words.duties'),
      cell: (row) => t('words.duties_of', { reported: row.reported, in_hand: row.in_hand }),
    },
    {
      key: 'since',
      head: t('words.registered_at'),
      cell: (row) => (
        <>
          {dates.short(row.registered_at)}
          {row.left_at && (
            <Under>{t('words.left_on', { day: dates.short(row.left_at), reason: row.leave_reason })}</Under>
          )}
        </>
      ),
    },
    {
      key: 'acts',
      head: '',
      narrow: true,
      phone: 'end',
      cell: (row) =>
        row.can.includes('end') && (
          <Button kind="plain" onClick={() => onEnd(row)}>
            {t('workbench.dual.end')}
            <span className="visually-hidden">{row.name}</span>
          </Button>
        ),
    },
  ]
}

/** 双报到: who registered here. */
export default function DualRegistrations() {
  const t = useWords('whistles')
  const [search, setSearch] = useSearch()
  const [asked, setAsked] = useState<'register' | Registration | null>(null)
  const kind = kinds.find((one) => one === search['kind'])
  const left = search['left'] === 'yes' ? ('yes' as const) : ('no' as const)
  const of = search['of']
  const list = useReadPages('GET /api/c/:community/dual-registrations', {
    query: { left, ...(kind ? { kind } : {}), ...(of ? { home_organisation: of } : {}) },
  })
  const columns = useColumns(setAsked)
  const close = () => setAsked(null)
  return (
    <PageFrame
      title={t('workbench.dual.title')}
      intro={t('workbench.dual.intro')}
      actions={
        <>
          <ButtonLink to="/duties">{t('workbench.duties.title')}</ButtonLink>
          <ButtonLink to="/dual-registration/statement">{t('workbench.statement.title')}</ButtonLink>
          <Button kind="main" narrow icon={IconUserPlus} onClick={() => setAsked('register')}>
            {t('workbench.dual.register')}
          </Button>
        </>
      }
    >
      <Stack>
        <Applications />
        {of && (
          <FilterChips
            chips={[{ key: 'of', label: t('words.home_organisation'), value: of }]}
            onDrop={() => setSearch({ of: undefined })}
            onClear={() => setSearch({ of: undefined })}
          />
        )}
        <div className={layout.filters} data-screen-only>
          <SelectField
            name="kind"
            label={t('words.registration_kind')}
            short
            any
            value={kind ?? ''}
            onChange={(value) => setSearch({ kind: value || undefined })}
            options={kinds.map((value) => ({ value, label: t(`words.registration.${value}`) }))}
          />
          <SelectField
            name="left"
            label={t('words.state_label')}
            short
            value={left}
            onChange={(value) => setSearch({ left: value === 'yes' ? 'yes' : undefined })}
            options={[
              { value: 'no', label: t('words.in_force') },
              { value: 'yes', label: t('words.ended') },
            ]}
          />
        </div>
        <RecordPages
          pages={list}
          caption={t('workbench.dual.title')}
          columns={columns}
          keyOf={(row) => row.id}
          none={
            kind || left === 'yes'
              ? { title: t('workbench.dual.filtered'), help: t('workbench.list.filtered_help') }
              : { drawing: <TeaTable />, title: t('workbench.dual.none'), help: t('workbench.dual.none_help') }
          }
        />
      </Stack>
      {asked === 'register' && <RegisterDialog onClose={close} />}
      {asked !== null && asked !== 'register' && <EndRegistrationDialog registration={asked} onClose={close} />}
    </PageFrame>
  )
}
