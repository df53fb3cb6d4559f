import { IconDownload, IconShieldCheck } from '@tabler/icons-react'
import { useState } from 'react'
import type { PageProps } from '../../../../app/web/convention.ts'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../app/web/kit/error-state.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../app/web/kit/query-view.tsx'
import { RecordPages } from '../../../../app/web/kit/record-pages.tsx'
import { saveFile } from '../../../../app/web/kit/save-file.ts'
import { TextField } from '../../../../app/web/kit/text-field.tsx'
import { useListed, useWords } from '../../../../app/web/words.ts'
import styles from '../components/ballots.module.css'
import { useMarked } from '../components/choose.tsx'
import type { Open } from '../components/views.ts'
import { call, useRead, useReadPages } from '../queries.ts'
import { receiptsHere } from './kept.ts'
import { canSeal } from './send.ts'

/** Takes the file, or proves it on the spot. */
function Prove({ ballot }: { ballot: Open }) {
  const t = useWords('ballots')
  const [busy, setBusy] = useState('')
  const [problem, setProblem] = useState<unknown>()
  const [said, setSaid] = useState('')
  const fetched = () => call('GET /api/c/:community/open/ballots/:id/file', { params: { id: ballot.id } })
  const run = async (name: string, work: () => Promise<void>) => {
    setBusy(name)
    setProblem(undefined)
    await work().catch(setProblem)
    setBusy('')
  }
  const proveNow = async () => {
    const { prove } = await import('./check.ts')
    const proof = await prove(JSON.stringify(await fetched()))
    setSaid(
      'wrong' in proof
        ? t('words.secret.wrong', { receipt: proof.wrong })
        : t('words.secret.proven', { count: proof.papers }),
    )
  }
  const take = async () =>
    saveFile(
      new Blob([`${JSON.stringify(await fetched(), null, 1)}\n`], { type: 'application/json' }),
      `${ballot.number}.json`,
    )
  return (
    <Card title={t('words.secret.prove_title')}>
      <Stack>
        <div className={styles.acts}>
          {canSeal() && (
            <Button
              kind="main"
              narrow
              icon={IconShieldCheck}
              busy={busy === 'prove'}
              onClick={() => void run('prove', proveNow)}
            >
              {t('words.secret.prove')}
            </Button>
          )}
          <Button icon={IconDownload} busy={busy === 'take'} onClick={() => void run('take', take)}>
            {t('words.secret.take_file')}
          </Button>
        </div>
        <p role="status">{said}</p>
        {problem !== undefined && <ErrorState problem={problem as never} part />}
        <p className={styles.proof}>
          {t('words.secret.prove_how', {
            rule: ballot.rules.rule,
            seed: ballot.result?.seed ?? '',
            number: ballot.number,
          })}
        </p>
      </Stack>
    </Card>
  )
}

function Papers({ ballot }: { ballot: Open }) {
  const t = useWords('ballots')
  const listed = useListed()
  const marked = useMarked()
  const [q, setQ] = useState('')
  const own = receiptsHere(ballot.id)
  const list = useReadPages('GET /api/c/:community/open/ballots/:id/urn', {
    params: { id: ballot.id },
    query: q.trim() === '' ? {} : { q: q.trim() },
  })
  return (
    <Card title={t('words.secret.list_title')}>
      <Stack>
        <TextField
          name="q"
          type="search"
          label={t('words.secret.receipt')}
          hint={own.length > 0 ? t('words.secret.own_here', { receipts: listed(own) }) : t('words.secret.search_hint')}
          value={q}
          onChange={setQ}
          maxLength={40}
        />
        {own.length > 0 && (
          <div className={styles.acts}>
            {own.map((receipt) => (
              <Button key={receipt} onClick={() => setQ(receipt)}>
                {t('words.secret.find_own', { receipt })}
              </Button>
            ))}
          </div>
        )}
        <RecordPages
          pages={list}
          caption={t('words.secret.list_title')}
          keyOf={(row) => row.receipt}
          columns={[
            {
              key: 'receipt',
              head: t('words.secret.receipt'),
              wide: true,
              cell: (row) => (
                <>
                  {row.receipt}
                  {own.includes(row.receipt) && ` · ${t('words.secret.yours')}`}
                </>
              ),
            },
            {
              key: 'choices',
              head: t('words.secret.choice'),
              cell: (row) => (row.choices.length === 0 ? t('words.secret.spoiled') : marked(ballot, row.choices)),
            },
          ]}
          none={{ title: t('words.secret.none'), help: t('words.secret.none_help') }}
        />
      </Stack>
    </Card>
  )
}

/** Every paper of a secret ballot, once its result is displayed: to find the own one, and to prove them all. */
export default function UrnList({ params }: PageProps<'id'>) {
  const t = useWords('ballots')
  const ballot = useRead('GET /api/c/:community/open/ballots/:id', { params: { id: params.id } })
  return (
    <PageFrame title={t('words.secret.page')} intro={ballot.data?.title} back={`/ballots/${params.id}`}>
      <QueryView query={ballot}>
        {(data) =>
          data.result && data.rules.secret ? (
            <Stack>
              <p>{t('words.secret.list_intro')}</p>
              <Papers ballot={data} />
              <Prove ballot={data} />
            </Stack>
          ) : (
            <p>{t('words.secret.not_yet')}</p>
          )
        }
      </QueryView>
    </PageFrame>
  )
}
