import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { GateClosed } from '../../../../../app/web/art/gate-closed.tsx'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Stack } from '../../../../../app/web/kit/card.tsx'
import { ConfirmDialog } from '../../../../../app/web/kit/dialog.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { RecordPages } from '../../../../../app/web/kit/record-pages.tsx'
import { type Column, Under } from '../../../../../app/web/kit/record-table.tsx'
import { StateTag } from '../../../../../app/web/kit/state-tag.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useMay } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { MadeKey, MakeApiKey } from '../../components/workbench/make-api-key.tsx'
import { type call, useReadPages, useWrite } from '../../queries.ts'

const listRoute = 'GET /api/c/:community/api-keys'
const tones = { in_force: 'done', expired: 'late', revoked: 'rest' } as const

type ApiKey = Awaited<ReturnType<typeof call<typeof listRoute>>>['items'][number]

const groupOf = (scope: string) => scope.split('.', 1)[0] ?? ''

function useColumns(onRevoke: (row: ApiKey) => void): Column<ApiKey>[] {
  const t = useWords('access')
  const dates = useDates()
  return [
    {
      key: 'name',
      head: t('workbench.api_keys.name'),
      cell: (row) => (
        <>
          {row.name}
          <Under>{t('workbench.api_keys.tail', { tail: row.tail })}</Under>
        </>
      ),
    },
    {
      key: 'scopes',
      head: t('workbench.api_keys.scopes'),
      cell: (row) => (
        <>
          {t('workbench.api_keys.count', { number: row.scopes.length })}
          <Under>
            {[...new Set(row.scopes.map(groupOf))]
              .map((group) => t([`workbench.api_keys.groups.${group}`, 'workbench.api_keys.groups.other']))
              .join(t('workbench.audit.comma'))}
          </Under>
        </>
      ),
    },
    {
      key: 'state',
      head: t('workbench.api_keys.state'),
      cell: (row) => (
        <>
          <StateTag tone={tones[row.state]}>{t(`workbench.api_keys.states.${row.state}`)}</StateTag>
          <Under>{t('workbench.api_keys.until', { time: dates.full(row.expires_at) })}</Under>
        </>
      ),
    },
    {
      key: 'used',
      head: t('workbench.api_keys.used'),
      cell: (row) => (row.last_used_at ? dates.full(row.last_used_at) : t('workbench.api_keys.never')),
    },
    {
      key: 'acts',
      head: t('workbench.api_keys.acts'),
      cell: (row) =>
        row.can.includes('revoke') && (
          <Button aria-label={t('workbench.api_keys.revoke_named', { name: row.name })} onClick={() => onRevoke(row)}>
            {t('workbench.api_keys.revoke')}
          </Button>
        ),
    },
  ]
}

function Revoke({ row, onClose }: { row: ApiKey; onClose: () => void }) {
  const t = useWords('access')
  const toast = useToast()
  const revoke = useWrite('POST /api/c/:community/api-keys/:id/revoke', {
    refresh: [listRoute],
    onSuccess: () => {
      toast(t('workbench.api_keys.revoked_done'))
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={t('workbench.api_keys.revoke_title', { name: row.name })}
      confirm={t('workbench.api_keys.revoke')}
      danger
      busy={revoke.isPending}
      onConfirm={() => revoke.mutate({ params: { id: row.id } })}
      onClose={onClose}
    >
      <p>{t('workbench.api_keys.revoke_help')}</p>
      {revoke.error && <ErrorState problem={revoke.error} part />}
    </ConfirmDialog>
  )
}

/** Keys of other systems: made, seen by when they were last used, revoked. */
export default function ApiKeysPage() {
  const t = useWords('access')
  const may = useMay()
  const list = useReadPages(listRoute)
  const [making, setMaking] = useState(false)
  const [made, setMade] = useState<string | null>(null)
  const [revoking, setRevoking] = useState<ApiKey | null>(null)
  const columns = useColumns(setRevoking)
  return (
    <PageFrame
      title={t('workbench.nav.api_keys')}
      intro={t('workbench.api_keys.intro')}
      actions={
        may('access.keep_api_keys') && (
          <Button kind="main" icon={IconPlus} narrow onClick={() => setMaking(true)}>
            {t('workbench.api_keys.open')}
          </Button>
        )
      }
    >
      <Stack>
        <RecordPages
          pages={list}
          caption={t('workbench.nav.api_keys')}
          columns={columns}
          keyOf={(row) => row.id}
          none={{
            drawing: <GateClosed />,
            title: t('workbench.api_keys.none'),
            help: t('workbench.api_keys.none_help'),
          }}
        />
      </Stack>
      {making && (
        <MakeApiKey
          onClose={() => setMaking(false)}
          onMade={(key) => {
            setMaking(false)
            setMade(key)
          }}
        />
      )}
      {made && <MadeKey value={made} onClose={() => setMade(null)} />}
      {revoking && <Revoke row={revoking} onClose={() => setRevoking(null)} />}
    </PageFrame>
  )
}
