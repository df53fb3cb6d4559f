import { IconPlus } from '@tabler/icons-react'
import { TeaTable } from '../../../../../app/web/art/tea-table.tsx'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button, ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { Link, useGo, useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { RecordPages } from '../../../../../app/web/kit/record-pages.tsx'
import { type Column, Under } from '../../../../../app/web/kit/record-table.tsx'
import { SelectField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import type { states, templates } from '../../../contract.ts'
import { QuestionnaireState } from '../../components/state.tsx'
import type { Brief } from '../../components/views.ts'
import { questionnaireReads, useReadPages, useWrite } from '../../queries.ts'

type State = (typeof states)[number]
const stateOptions: State[] = ['draft', 'open', 'closed', 'published']
const templateOptions: (typeof templates)[number][] = ['bus_line', 'yearly_survey']

/** Questionnaires, the newest first: state and response of each. */
export default function Questionnaires() {
  const t = useWords('questionnaires')
  const [search, setSearch] = useSearch()
  const state = stateOptions.find((known) => known === search['state'])
  const q = search['q'] ?? ''
  const list = useReadPages('GET /api/c/:community/questionnaires', {
    query: { ...(state ? { state } : {}), ...(q ? { q } : {}) },
  })
  const filtered = state !== undefined || q !== ''
  return (
    <PageFrame
      title={t('workbench.list.title')}
      intro={t('workbench.list.intro')}
      actions={
        <ButtonLink kind="main" icon={IconPlus} narrow to="/questionnaires/new">
          {t('workbench.list.write')}
        </ButtonLink>
      }
    >
      <Stack>
        <div className={layout['pair']}>
          <TextField
            name="q"
            type="search"
            label={t('workbench.list.search')}
            value={q}
            onChange={(value) => setSearch({ q: value })}
          />
          <SelectField
            name="state"
            label={t('workbench.list.state')}
            any
            value={state ?? ''}
            onChange={(value) => setSearch({ state: value })}
            options={stateOptions.map((one) => ({ value: one, label: t(`workbench.state.${one}`) }))}
          />
        </div>
        <RecordPages
          pages={list}
          caption={t('workbench.list.title')}
          columns={useColumns()}
          keyOf={(row) => row.id}
          none={{
            drawing: <TeaTable />,
            title: t(filtered ? 'workbench.list.nothing_fits' : 'workbench.list.none'),
            help: t(filtered ? 'workbench.list.nothing_fits_help' : 'workbench.list.none_help'),
          }}
        />
        <Templates />
      </Stack>
    </PageFrame>
  )
}

function useColumns(): Column<Brief>[] {
  const t = useWords('questionnaires')
  const dates = useDates()
  return [
    {
      key: 'title',
      head: t('workbench.list.name'),
      wide: true,
      cell: (row) => (
        <>
          <Link to={`/questionnaires/${row.id}`}>{row.title}</Link>
          <Under>
            {t('workbench.list.version', { version: row.version })}
            {row.until_day && ` · ${t('words.until', { day: dates.short(row.until_day) })}`}
          </Under>
        </>
      ),
    },
    {
      key: 'state',
      head: t('workbench.list.state'),
      cell: (row) => <QuestionnaireState state={row.state} />,
      narrow: true,
    },
    {
      key: 'reach',
      head: t('workbench.list.whom'),
      cell: (row) => t(`words.reach_said.${row.reach}`, { unit: t(`words.unit.${row.unit}`) }),
    },
    {
      key: 'answered',
      head: t('workbench.list.answered'),
      narrow: true,
      cell: (row) =>
        row.state === 'draft'
          ? ''
          : t(row.reach === 'link' ? 'workbench.list.count' : 'workbench.list.of', {
              answered: row.answered,
              asked: row.asked,
            }),
    },
  ]
}

/** What others begin with: it becomes a draft that is changed as any is. */
function Templates() {
  const t = useWords('questionnaires')
  const go = useGo()
  const begin = useWrite('POST /api/c/:community/questionnaires/from-template', {
    refresh: questionnaireReads,
    onSuccess: ({ id }) => go(`/questionnaires/${id}/write`),
  })
  return (
    <Card title={t('workbench.list.templates')}>
      {begin.error && <ErrorState problem={begin.error} part />}
      <ul className={layout['lines']}>
        {templateOptions.map((template) => (
          <li key={template}>
            <span>
              {t(`workbench.templates.${template}.name`)}
              <span className={layout['under']}>{t(`workbench.templates.${template}.about`)}</span>
            </span>
            <Button
              busy={begin.isPending && begin.variables?.body.template === template}
              onClick={() => begin.mutate({ body: { template } })}
            >
              {t('workbench.list.begin')}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  )
}
