import { TeaTable } from '../../../../../app/web/art/tea-table.tsx'
import { boot } from '../../../../../app/web/boot.ts'
import { Button, ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { Link, useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { type Column, RecordTable, Under } from '../../../../../app/web/kit/record-table.tsx'
import { StateTag } from '../../../../../app/web/kit/state-tag.tsx'
import { TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useMay } from '../../../../../app/web/session.ts'
import { useListed, useWords } from '../../../../../app/web/words.ts'
import { type Matter, matterReads } from '../../components/views.ts'
import { useRead, useWrite } from '../../queries.ts'

/** Matters that are done at the counters. */
export default function Matters() {
  const t = useWords('counters')
  const listed = useListed()
  const may = useMay()
  const [search, setSearch] = useSearch()
  const q = search['q'] ?? ''
  const list = useRead('GET /api/c/:community/guide', { query: { retired: 'yes', ...(q ? { q } : {}) } })
  const install = useWrite('POST /api/c/:community/counter-matters/install', { refresh: matterReads })
  const manage = may('counters.manage')
  const columns: Column<Matter>[] = [
    {
      key: 'name',
      head: t('words.matter'),
      wide: true,
      cell: (row) => (
        <>
          <Link to={`/counter-matters/${row.code}`}>{row.name}</Link>
          <Under>{listed(row.papers.map((one) => one.name))}</Under>
        </>
      ),
    },
    { key: 'kind', head: t('words.kind_label'), cell: (row) => t(`words.kind.${row.kind}`) },
    { key: 'days', head: t('words.working_days'), cell: (row) => t('words.days', { count: row.working_days }) },
    {
      key: 'state',
      head: t('words.state'),
      phone: 'end',
      cell: (row) => (
        <StateTag tone={row.retired ? 'rest' : 'done'}>{t(row.retired ? 'words.retired' : 'words.in_force')}</StateTag>
      ),
    },
  ]
  return (
    <PageFrame
      title={t('workbench.matters.title')}
      intro={<a href={`/p/${boot().community?.id}/guide`}>{t('workbench.matters.public')}</a>}
      back="/reception"
      actions={
        manage && (
          <ButtonLink to="/counter-matters/new" kind="main" narrow>
            {t('workbench.matters.add')}
          </ButtonLink>
        )
      }
    >
      <Stack>
        <div className={layout.filters} data-screen-only>
          <TextField
            name="q"
            type="search"
            label={t('workbench.matters.search')}
            value={q}
            onChange={(text) => setSearch({ q: text || undefined })}
          />
        </div>
        <QueryView
          query={list}
          empty={({ items }) =>
            items.length === 0 ? (
              <EmptyState
                drawing={<TeaTable />}
                title={t(q ? 'workbench.matters.filtered' : 'workbench.matters.none')}
                action={
                  !q &&
                  manage && (
                    <Button kind="main" narrow busy={install.isPending} onClick={() => install.mutate({ body: {} })}>
                      {t('workbench.matters.install')}
                    </Button>
                  )
                }
              >
                {t(q ? 'workbench.matters.filtered_help' : 'workbench.matters.none_help')}
              </EmptyState>
            ) : null
          }
        >
          {({ items }) => (
            <Card flush>
              <RecordTable
                caption={t('workbench.matters.title')}
                columns={columns}
                rows={items}
                keyOf={(row) => row.code}
              />
            </Card>
          )}
        </QueryView>
        {install.error && <ErrorState problem={install.error} part />}
      </Stack>
    </PageFrame>
  )
}
