import { useState } from 'react'
import { useAct } from '../../../../../../app/web/kit/act.ts'
import { ConfirmDialog } from '../../../../../../app/web/kit/dialog.tsx'
import { ErrorState } from '../../../../../../app/web/kit/error-state.tsx'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { CheckCards } from '../../../../../../app/web/kit/radio-cards.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import { refresh } from '../refresh.ts'
import { type Person, type Scope, scopes } from '../views.ts'

interface ActProps {
  person: Person
  onClose: () => void
}

/** Notes what the person agreed to (个人信息保护法 13, 14). */
export function GiveConsent({ person, onClose }: ActProps) {
  const t = useWords('people')
  const { form, done, words } = useAct(t, 'workbench.acts.consent', onClose)
  const [scope, setScope] = useState<Scope[]>(person.consent.scope)
  const write = useWrite('POST /api/c/:community/people/:id/consent', { refresh, onSuccess: done })
  const go = () => {
    if (scope.length === 0) return form.setFields([{ path: 'scope', code: 'required' }])
    return write.mutate({ params: { id: person.id }, body: { scope } }, { onError: form.fail })
  }
  return (
    <FormDialog
      {...words}
      help={t('workbench.acts.consent.help')}
      form={form}
      busy={write.isPending}
      onAct={go}
      onClose={onClose}
    >
      <ScopeCards value={scope} onChange={setScope} error={form.errors.scope} />
    </FormDialog>
  )
}

/** What people can agree to, each in a sentence. */
export function ScopeCards(props: {
  name?: string
  value: Scope[]
  onChange: (scope: Scope[]) => void
  error?: string
  optional?: boolean
}) {
  const t = useWords('people')
  return (
    <CheckCards
      name={props.name ?? 'scope'}
      label={t('workbench.consent.scope')}
      optional={props.optional}
      value={props.value}
      onChange={props.onChange}
      error={props.error}
      options={scopes.map((value) => ({
        value,
        label: t(`words.scope.${value}`),
        hint: t(`workbench.consent.about.${value}`),
      }))}
    />
  )
}

/** Notes that the person withdrew it (个人信息保护法 15). */
export function WithdrawConsent({ person, onClose }: ActProps) {
  const t = useWords('people')
  const { done } = useAct(t, 'workbench.acts.withdraw', onClose)
  const write = useWrite('POST /api/c/:community/people/:id/consent/withdrawal', { refresh, onSuccess: done })
  return (
    <ConfirmDialog
      title={t('workbench.acts.withdraw.title', { name: person.name })}
      confirm={t('workbench.acts.withdraw.act')}
      busy={write.isPending}
      onConfirm={() => write.mutate({ params: { id: person.id } })}
      onClose={onClose}
    >
      <p>{t('workbench.acts.withdraw.help')}</p>
      {write.error && <ErrorState problem={write.error} part />}
    </ConfirmDialog>
  )
}
