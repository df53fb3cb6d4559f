import { useState } from 'react'
import { community } from '../../../../app/web/boot.ts'
import { CopyButton } from '../../../../app/web/kit/copy-button.tsx'
import { ConfirmDialog } from '../../../../app/web/kit/dialog.tsx'
import { ErrorState } from '../../../../app/web/kit/error-state.tsx'
import { FormDialog } from '../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../app/web/kit/form-errors.ts'
import { TextField } from '../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { useWrite } from '../queries.ts'
import styles from './channels.module.css'
import { type Group, groupReads } from './views.ts'

type Key = 'webhook' | 'secret' | 'token' | 'key' | 'receiver'

/** What each maker's robot has. */
const keysOf: Record<Group['kind'], readonly Key[]> = {
  wechat: [],
  wecom: ['webhook', 'token', 'key', 'receiver'],
  dingtalk: ['webhook', 'secret', 'key'],
  feishu: ['webhook', 'secret', 'token', 'key'],
}

/** A robot's address and keys: written, never shown. What is left empty stays as it is. */
export function RobotDialog({ group, onClose }: { group: Group; onClose: () => void }) {
  const t = useWords('channels')
  const toast = useToast()
  const errors = useFormErrors(t, 'words.errors')
  const [given, setGiven] = useState<Partial<Record<Key, string>>>({})
  const write = useWrite('POST /api/c/:community/chat-groups/:id/robot', {
    refresh: groupReads,
    onSuccess: () => {
      toast(t('workbench.robot.saved'))
      onClose()
    },
  })
  // An organisation's robot says what it is called to; nothing is heard in its group.
  const keys = keysOf[group.kind].filter((key) => group.level !== 'body' || key === 'webhook' || key === 'secret')
  const address = `${window.location.origin}/api/c/${community().id}/robots/${group.id}/callback`
  const act = () => {
    const body = Object.fromEntries(
      Object.entries(given).flatMap(([key, value]) => (value.trim() ? [[key, value.trim()]] : [])),
    )
    const missing = Object.keys(body).length === 0 ? [{ path: 'webhook', code: 'required' }] : []
    if (errors.setFields(missing)) write.mutate({ params: { id: group.id }, body }, { onError: errors.fail })
  }
  return (
    <FormDialog
      title={t('workbench.robot.title', { name: group.name })}
      act={t('workbench.robot.act')}
      help={t('workbench.robot.help')}
      form={errors}
      busy={write.isPending}
      wide
      onAct={act}
      onClose={onClose}
    >
      {keys.map((key) => (
        <TextField
          key={key}
          name={key}
          label={t(`workbench.robot.${group.kind}.${key}`)}
          hint={t(`workbench.robot.${stateOf(group, key)}`)}
          optional
          type={key === 'webhook' || key === 'receiver' ? 'text' : 'password'}
          autoComplete="off"
          value={given[key] ?? ''}
          onChange={(value) => setGiven((before) => ({ ...before, [key]: value }))}
          error={errors.errors[key]}
        />
      ))}
      {group.level !== 'body' && (
        <>
          <p>{t('workbench.robot.callback')}</p>
          <p className={styles['address']}>{address}</p>
          <div>
            <CopyButton text={address} label={t('workbench.robot.copy')} />
          </div>
        </>
      )}
    </FormDialog>
  )
}

function stateOf({ robot }: Group, key: Key): 'kept' | 'missing' | 'only_written' {
  if (key === 'webhook') return robot?.sends ? 'kept' : 'missing'
  if (key === 'key') return robot?.hears ? 'kept' : 'missing'
  return 'only_written'
}

/** Out of use: nothing is passed on there, and its robot isn't heard. */
export function RetireDialog({ group, onClose }: { group: Group; onClose: () => void }) {
  const t = useWords('channels')
  const toast = useToast()
  const write = useWrite('POST /api/c/:community/chat-groups/:id/retire', {
    refresh: groupReads,
    onSuccess: () => {
      toast(t('workbench.groups.retired'))
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={t('workbench.groups.retire_title', { name: group.name })}
      confirm={t('workbench.groups.retire')}
      busy={write.isPending}
      onConfirm={() => write.mutate({ params: { id: group.id }, body: {} })}
      onClose={onClose}
    >
      <p>{t('workbench.groups.retire_help')}</p>
      {write.error && <ErrorState problem={write.error} part />}
    </ConfirmDialog>
  )
}

/** What needs no dialog: a trial of the robot, back into use. */
export function useSmallActs(group: Group) {
  const t = useWords('channels')
  const toast = useToast()
  const done = (key: string) => ({ refresh: groupReads, onSuccess: () => toast(t(`workbench.groups.${key}`)) })
  const tryOut = useWrite('POST /api/c/:community/chat-groups/:id/try', done('tried'))
  const restore = useWrite('POST /api/c/:community/chat-groups/:id/restore', done('restored'))
  const input = { params: { id: group.id }, body: {} }
  return {
    tryOut: () => tryOut.mutate(input),
    restore: () => restore.mutate(input),
    busy: tryOut.isPending || restore.isPending,
  }
}
