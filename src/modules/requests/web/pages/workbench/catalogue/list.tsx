import { IconPlus } from '@tabler/icons-react'
import { NoticeBoard } from '../../../../../../app/web/art/notice-board.tsx'
import { Button, ButtonLink } from '../../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../../app/web/kit/empty-state.tsx'
import { ErrorState } from '../../../../../../app/web/kit/error-state.tsx'
import { FilterChips } from '../../../../../../app/web/kit/filter-chips.tsx'
import { useSearch } from '../../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../../app/web/kit/query-view.tsx'
import { SelectField, TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../../app/web/kit/toast.tsx'
import { useMay } from '../../../../../../app/web/session.ts'
import { useWords } from '../../../../../../app/web/words.ts'
import styles from '../../../components/workbench/catalogue/catalogue.module.css'
import { ItemRows } from '../../../components/workbench/catalogue/item-rows.tsx'
import { ProposalFigures } from '../../../components/workbench/catalogue/proposals.tsx'
import { refresh } from '../../../components/workbench/catalogue/refresh.ts'
import { answerables, classes, type Item } from '../../../components/workbench/catalogue/views.ts'
import { Rising } from '../../../components/workbench/desk/rising.tsx'
import { useRead, useWrite } from '../../../queries.ts'

type Search = Record<string, string | undefined>

const names = ['q', 'class', 'lead', 'retired'] as const

function fits(item: Item, search: Search): boolean {
  const q = search.q?.trim().toLowerCase() ?? ''
  const text = [item.code, item.name, ...item.words].join(' ').toLowerCase()
  return (
    (!search.class || item.class === search.class) &&
    (!search.lead || item.answerable === search.lead) &&
    text.includes(q)
  )
}

function Filters({ search, onChange }: { search: Search; onChange: (patch: Search) => void }) {
  const t = useWords('requests')
  return (
    <search className={styles.bar}>
      <TextField
        name="q"
        label={t('workbench.catalogue.q')}
        type="search"
        value={search.q ?? ''}
        onChange={(q) => onChange({ q })}
      />
      <SelectField
        name="class"
        label={t('workbench.filters.class')}
        value={search.class ?? ''}
        onChange={(value) => onChange({ class: value })}
        options={classes.map((value) => ({ value, label: t(`words.class.${value}`) }))}
      />
      <SelectField
        name="lead"
        label={t('workbench.filters.lead')}
        value={search.lead ?? ''}
        onChange={(value) => onChange({ lead: value })}
        options={answerables.map((value) => ({ value, label: t(`words.answerable.${value}`) }))}
      />
      <SelectField
        name="retired"
        label={t('workbench.catalogue.retired')}
        value={search.retired ?? 'no'}
        onChange={(value) => onChange({ retired: value === 'no' ? undefined : value })}
        options={['no', 'yes'].map((value) => ({ value, label: t(`workbench.catalogue.with_retired.${value}`) }))}
      />
    </search>
  )
}

/** A community that has no catalogue yet takes the standard one over, and changes it afterwards. */
function Install() {
  const t = useWords('requests')
  const may = useMay()
  const toast = useToast()
  const write = useWrite('POST /api/c/:community/catalogue/install', {
    refresh,
    onSuccess: ({ added }) => toast(t('workbench.catalogue.installed', { count: added })),
  })
  return (
    <>
      <EmptyState
        drawing={<NoticeBoard />}
        title={t('workbench.catalogue.empty')}
        action={
          may('requests.install_catalogue') && (
            <Button kind="main" narrow busy={write.isPending} onClick={() => write.mutate({ body: {} })}>
              {t('workbench.catalogue.install')}
            </Button>
          )
        }
      >
        {t('workbench.catalogue.empty_help')}
      </EmptyState>
      {write.error && <ErrorState problem={write.error} part />}
    </>
  )
}

function Classes({ items, search }: { items: Item[]; search: Search }) {
  const t = useWords('requests')
  const found = items.filter((item) => fits(item, search))
  if (found.length === 0) {
    return <EmptyState title={t('workbench.catalogue.none_match')}>{t('workbench.list.none_match_help')}</EmptyState>
  }
  return (
    <Stack>
      {classes.map((name) => {
        const own = found.filter((item) => item.class === name)
        if (own.length === 0) return null
        return (
          <Card
            key={name}
            title={t(`words.class.${name}`)}
            aside={t('workbench.catalogue.count', { count: own.length })}
            flush
          >
            <ItemRows rows={own} caption={t(`words.class.${name}`)} />
          </Card>
        )
      })}
    </Stack>
  )
}

/** 需求清单: what people ask for by five classes, who answers for it and by when. */
export default function CataloguePage() {
  const t = useWords('requests')
  const may = useMay()
  const [search, setSearch] = useSearch()
  const retired = search.retired === 'yes' ? 'yes' : 'no'
  const query = useRead('GET /api/c/:community/catalogue', { query: { retired } })
  const chips = [
    { key: 'q', label: t('workbench.catalogue.q'), value: search.q },
    { key: 'class', label: t('workbench.filters.class'), value: search.class && t(`words.class.${search.class}`) },
    { key: 'lead', label: t('workbench.filters.lead'), value: search.lead && t(`words.answerable.${search.lead}`) },
  ]
  return (
    <PageFrame
      title={t('workbench.catalogue.title')}
      intro={t('workbench.catalogue.intro')}
      actions={
        <>
          <ButtonLink to="/catalogue/boundary">{t('workbench.boundary.open')}</ButtonLink>
          {may('requests.edit_catalogue') && (
            <ButtonLink to="/catalogue/sheet">{t('workbench.sheets.title')}</ButtonLink>
          )}
          {may('requests.edit_catalogue') && (
            <ButtonLink kind="main" icon={IconPlus} narrow to="/catalogue/new">
              {t('workbench.catalogue.add.open')}
            </ButtonLink>
          )}
        </>
      }
    >
      <QueryView
        query={query}
        empty={(data) => (data.items.length === 0 && !names.some((name) => search[name]) ? <Install /> : null)}
      >
        {(data) => (
          <Stack>
            {data.items.length > 0 && <ProposalFigures />}
            {may('requests.desk') && data.items.length > 0 && <Rising />}
            <Filters search={search} onChange={setSearch} />
            <FilterChips
              chips={chips}
              onDrop={(key) => setSearch({ [key]: undefined })}
              onClear={() => setSearch(Object.fromEntries(names.map((name) => [name, undefined])))}
            />
            <Classes items={data.items} search={search} />
          </Stack>
        )}
      </QueryView>
    </PageFrame>
  )
}
