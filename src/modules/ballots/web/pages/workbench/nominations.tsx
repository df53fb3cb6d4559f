import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import type { PageProps } from '../../../../../app/web/convention.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { saveFile } from '../../../../../app/web/kit/save-file.ts'
import { SelectField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useMay } from '../../../../../app/web/session.ts'
import { useSentences, useWords } from '../../../../../app/web/words.ts'
import styles from '../../components/ballots.module.css'
import { CallFacts, NominationFacts, useNominationTitle } from '../../components/nomination.tsx'
import { type Act, acts, type StaffNomination } from '../../components/workbench/nominations/act.tsx'
import { NominateDialog, OpenDialog } from '../../components/workbench/nominations/call.tsx'
import { NominationDialog } from '../../components/workbench/nominations/dialog.tsx'
import { call as send, useReadPages } from '../../queries.ts'

type Page = {
  id: string
  number: string
  can: readonly string[]
  call: StaffPage['call']
}
type StaffPage = NonNullable<ReturnType<typeof useList>['data']>

const states = ['proposed', 'feasible', 'unfit', 'merged', 'left_out', 'withdrawn', 'listed'] as const

function useList(id: string) {
  const [search] = useSearch()
  const state = states.find((one) => one === search['state'])
  const q = search['q'] ?? ''
  return useReadPages('GET /api/c/:community/ballots/:id/nominations', {
    params: { id },
    query: { ...(state ? { state } : {}), ...(q ? { q } : {}), limit: 50 },
  })
}

function Filters() {
  const t = useWords('ballots')
  const [search, setSearch] = useSearch()
  return (
    <div className={layout.filters} data-screen-only>
      <TextField
        name="q"
        label={t('workbench.calls.search')}
        type="search"
        value={search['q'] ?? ''}
        onChange={(value) => setSearch({ q: value || undefined })}
      />
      <SelectField
        name="state"
        label={t('words.phase_label')}
        short
        any
        value={states.find((one) => one === search['state']) ?? ''}
        onChange={(value) => setSearch({ state: value || undefined })}
        options={states.map((value) => ({ value, label: t(`words.nomination.state.${value}`) }))}
      />
    </div>
  )
}

/** What can be done with the call itself. */
function CallActs({ id, number, can, call }: Page) {
  const t = useWords('ballots')
  const may = useMay()
  const [asked, setAsked] = useState<'open' | 'nominate'>()
  const close = () => setAsked(undefined)
  const takeOut = async () => {
    const file = await send('POST /api/c/:community/ballots/:id/export', {
      params: { id },
      body: { what: 'nominations' },
    })
    saveFile(file as Blob, `${number}.xlsx`)
  }
  return (
    <div className={styles.acts} data-screen-only>
      {can.includes('open') && (
        <Button kind="main" narrow onClick={() => setAsked('open')}>
          {t('workbench.calls.open')}
        </Button>
      )}
      {can.includes('nominate') && (
        <Button kind="main" narrow onClick={() => setAsked('nominate')}>
          {t('workbench.calls.nominate')}
        </Button>
      )}
      {may('ballots.manage') && call.proposed > 0 && (
        <Button icon={IconDownload} onClick={() => void takeOut()}>
          {t('workbench.calls.take_out')}
        </Button>
      )}
      {asked === 'open' && <OpenDialog id={id} call={call} onClose={close} />}
      {asked === 'nominate' && <NominateDialog id={id} call={call} onClose={close} />}
    </div>
  )
}

function One({ page, one }: { page: Page; one: StaffNomination }) {
  const t = useWords('ballots')
  const sentences = useSentences()
  const titleOf = useNominationTitle()
  const [act, setAct] = useState<Act>()
  return (
    <Card title={titleOf(one)}>
      <p>
        {sentences(
          t('workbench.calls.by', { who: one.proposer || t('words.erased'), how: t(`words.channel.${one.channel}`) }),
          one.checked_by && t('workbench.calls.checked_by', { who: one.checked_by }),
        )}
      </p>
      <NominationFacts nomination={one} />
      {one.merge && (
        <p className={layout.text}>
          {t('workbench.calls.merge_waits', {
            ...{ from: one.merge.from_seq, into: one.merge.into_seq, why: one.merge.why },
            from_said: t(`workbench.calls.said.${String(one.merge.from_agrees)}`),
            into_said: t(`workbench.calls.said.${String(one.merge.into_agrees)}`),
          })}
        </p>
      )}
      <div className={styles.acts} data-screen-only>
        {acts
          .filter((name) => one.can.includes(name))
          .map((name) => (
            <Button
              key={name}
              kind={name === 'withdraw' || name === 'leave_out' ? 'plain' : 'quiet'}
              onClick={() => setAct(name)}
            >
              {t(`workbench.calls.act.${name}`)}
            </Button>
          ))}
      </div>
      {act && (
        <NominationDialog act={act} ballotId={page.id} call={page.call} one={one} onClose={() => setAct(undefined)} />
      )}
    </Card>
  )
}

/** What was proposed for a ballot: checked, merged, put on the ballot or answered why not. */
export default function NominationsPage({ params }: PageProps<'id'>) {
  const t = useWords('ballots')
  const list = useList(params.id)
  const [search] = useSearch()
  const call = list.data?.call
  const filtered = Boolean(search['q'] ?? search['state'])
  return (
    <PageFrame title={t('workbench.calls.title')} back={`/ballots/${params.id}`} backLabel={call?.title}>
      <Stack>
        {call && <CallFacts call={call} />}
        {list.data && (
          <CallActs id={params.id} number={list.data.call.number} can={list.data.can} call={list.data.call} />
        )}
        <Filters />
        <QueryView query={list}>
          {({ items, can, call: of }) =>
            items.length === 0 ? (
              <p>
                {t(
                  can.includes('open')
                    ? 'workbench.calls.not_open'
                    : filtered
                      ? 'workbench.calls.filtered'
                      : 'words.call.none',
                )}
              </p>
            ) : (
              <ul className={styles.list}>
                {items.map((one) => (
                  <li key={one.id}>
                    <One page={{ id: params.id, number: of.number, can, call: of }} one={one} />
                  </li>
                ))}
              </ul>
            )
          }
        </QueryView>
        <Pager pages={list} />
      </Stack>
    </PageFrame>
  )
}
