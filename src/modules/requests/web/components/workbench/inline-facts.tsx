import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { call, useRead } from '../../queries.ts'
import { refresh } from './acts/act.ts'
import { optionOf, useReceivers } from './acts/receivers.ts'
import styles from './inline-choice.module.css'
import { InlineChoice } from './inline-choice.tsx'
import type { Request } from './views.ts'

interface EditProps {
  request: Request
  onClose: () => void
}

/** Shows the new value at once and takes it back when the server says no. */
function useOptimistic(request: Request) {
  const client = useQueryClient()
  const toast = useToast()
  const t = useWords('requests')
  const key = ['GET /api/c/:community/requests/:id', { params: { id: request.id } }]
  return async (patch: Partial<Request>, send: () => Promise<unknown>) => {
    await client.cancelQueries({ queryKey: key })
    const before = client.getQueryData<Request>(key)
    if (before) client.setQueryData<Request>(key, { ...before, ...patch })
    try {
      await send()
    } catch (error) {
      client.setQueryData(key, before)
      void client.invalidateQueries({ queryKey: key })
      throw error
    }
    toast(t('workbench.inline.saved'))
    for (const read of refresh) void client.invalidateQueries({ queryKey: [read] })
  }
}

/** A value with the way to change it in place. */
function Editable({ label, shown, edit }: { label: string; shown: ReactNode; edit: (close: () => void) => ReactNode }) {
  const t = useWords('requests')
  const [open, setOpen] = useState(false)
  if (open) return edit(() => setOpen(false))
  return (
    <span className={styles.line}>
      {shown}
      <button
        type="button"
        data-screen-only
        aria-label={t('workbench.inline.change', { label })}
        onClick={() => setOpen(true)}
      >
        {t('workbench.inline.act')}
      </button>
    </span>
  )
}

function EditItem({ request, onClose }: EditProps) {
  const t = useWords('requests')
  const write = useOptimistic(request)
  const catalogue = useRead('GET /api/c/:community/catalogue', { query: {} })
  const items = catalogue.data?.items ?? []
  return (
    <InlineChoice
      label={t('words.item')}
      shown={request.item.name}
      value={request.item.code}
      options={items.map((one) => ({ value: one.code, label: `${one.code} ${one.name}` }))}
      reasoned
      onClose={onClose}
      onSave={(item_code, reason) => {
        const name = items.find((one) => one.code === item_code)?.name ?? ''
        return write({ item: { ...request.item, code: item_code, name } }, () =>
          call('POST /api/c/:community/requests/:id/reclassify', {
            params: { id: request.id },
            body: { item_code, reason, version: request.version },
          }),
        )
      }}
    />
  )
}

function EditPriority({ request, onClose }: EditProps) {
  const t = useWords('requests')
  const write = useOptimistic(request)
  return (
    <InlineChoice
      label={t('workbench.columns.priority')}
      shown={t(`words.priority.${request.priority}`)}
      value={String(request.priority)}
      options={['1', '2', '3', '4'].map((one) => ({ value: one, label: t(`words.priority.${one}`) }))}
      reasoned
      onClose={onClose}
      onSave={(chosen, reason) =>
        write({ priority: Number(chosen) }, () =>
          call('POST /api/c/:community/requests/:id/amend', {
            params: { id: request.id },
            body: { priority: { was: request.priority, to: Number(chosen) }, reason },
          }),
        )
      }
    />
  )
}

/** Who waits to be dispatched is dispatched; what is in somebody's hands is handed over. */
function EditHandler({ request, act, onClose }: EditProps & { act: 'dispatch' | 'hand_over' }) {
  const t = useWords('requests')
  const write = useOptimistic(request)
  const { query, options } = useReceivers(request.id, act)
  const save = (chosen: string, reason: string) => {
    const to = query.data?.receivers.find((one) => optionOf(one) === chosen)
    if (!to) return Promise.resolve()
    const { post_id, person_id, person_name } = to
    const assignee = person_id && person_name ? { ...request.assignee, id: person_id, name: person_name } : null
    const params = { id: request.id }
    return write({ assignee } as Partial<Request>, () =>
      act === 'dispatch'
        ? call('POST /api/c/:community/requests/:id/dispatch', {
            params,
            body: {
              post_id,
              person_id,
              ...(to.body_id ? { body_id: to.body_id } : {}),
              reason,
              version: request.version,
            },
          })
        : call('POST /api/c/:community/requests/:id/hand-over', {
            params,
            body: { post_id, person_id, reason, version: request.version },
          }),
    )
  }
  return (
    <InlineChoice
      label={t('words.assignee')}
      shown={request.assignee?.name ?? t('workbench.nobody')}
      value=""
      options={options}
      reasoned={act === 'hand_over'}
      onClose={onClose}
      onSave={save}
    />
  )
}

/** Item, urgency and handler of the facts, changed where they stand by whoever may. */
export function useInlineFacts(request: Request) {
  const t = useWords('requests')
  const item = `${request.item.name}（${request.item.code}）`
  const priority = t(`words.priority.${request.priority}`)
  const handler = request.assignee?.name ?? t('workbench.nobody')
  const may = (act: string) => request.can.includes(act)
  const act = may('hand_over') ? 'hand_over' : may('dispatch') ? 'dispatch' : null
  return {
    item: may('reclassify') ? (
      <Editable label={t('words.item')} shown={item} edit={(close) => <EditItem request={request} onClose={close} />} />
    ) : (
      item
    ),
    priority: may('amend') ? (
      <Editable
        label={t('workbench.columns.priority')}
        shown={priority}
        edit={(close) => <EditPriority request={request} onClose={close} />}
      />
    ) : (
      priority
    ),
    handler: act ? (
      <Editable
        label={t('words.assignee')}
        shown={handler}
        edit={(close) => <EditHandler request={request} act={act} onClose={close} />}
      />
    ) : (
      handler
    ),
  }
}
