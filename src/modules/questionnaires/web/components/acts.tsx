import { useState } from 'react'
import { Button, ButtonLink } from '../../../../app/web/kit/button.tsx'
import { ConfirmDialog } from '../../../../app/web/kit/dialog.tsx'
import { ErrorState } from '../../../../app/web/kit/error-state.tsx'
import { FormDialog } from '../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../app/web/kit/form-errors.ts'
import layout from '../../../../app/web/kit/layout.module.css'
import { useGo } from '../../../../app/web/kit/navigation.tsx'
import { TextAreaField, TextField } from '../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { questionnaireReads, useWrite } from '../queries.ts'
import type { View } from './views.ts'

type Asked = 'open' | 'close' | 'publish' | 'drop' | 'make_codes' | 'take_back' | 'remind'

/** What can be done with a questionnaire in its state. */
export function Acts({ view }: { view: View }) {
  const t = useWords('questionnaires')
  const go = useGo()
  const [asked, setAsked] = useState<Asked>()
  const version = useWrite('POST /api/c/:community/questionnaires/:id/new-version', {
    refresh: questionnaireReads,
    onSuccess: ({ id }) => go(`/questionnaires/${id}/write`),
  })
  const has = (act: string) => view.can.includes(act)
  const main = { open: 'main', close: 'quiet', publish: 'main' } as const
  const close = () => setAsked(undefined)
  return (
    <>
      {version.error && <ErrorState problem={version.error} part />}
      <div className={layout['acts']} data-screen-only>
        {(['open', 'publish', 'close'] as const).map(
          (act) =>
            has(act) && (
              <Button key={act} kind={main[act]} narrow onClick={() => setAsked(act)}>
                {t(`workbench.acts.${act}`)}
              </Button>
            ),
        )}
        {has('rewrite') && (
          <ButtonLink to={`/questionnaires/${view.id}/write`}>{t('workbench.acts.rewrite')}</ButtonLink>
        )}
        {has('new_version') && (
          <Button busy={version.isPending} onClick={() => version.mutate({ params: { id: view.id }, body: {} })}>
            {t('workbench.acts.new_version')}
          </Button>
        )}
        {(['remind', 'make_codes', 'take_back', 'drop'] as const).map(
          (act) =>
            has(act) && (
              <Button key={act} kind={act === 'drop' ? 'plain' : 'quiet'} onClick={() => setAsked(act)}>
                {t(`workbench.acts.${act}`)}
              </Button>
            ),
        )}
      </div>
      {asked === 'open' && <Open view={view} onClose={close} />}
      {asked === 'make_codes' && <MakeCodes view={view} onClose={close} />}
      {asked === 'publish' && <Publish view={view} onClose={close} />}
      {asked === 'drop' && <Drop view={view} onClose={close} />}
      {(asked === 'close' || asked === 'take_back' || asked === 'remind') && (
        <Confirm act={asked} view={view} onClose={close} />
      )}
    </>
  )
}

type ActProps = { view: View; onClose: () => void }

function useDone(said: string, onClose: () => void) {
  const t = useWords('questionnaires')
  const toast = useToast()
  return {
    refresh: questionnaireReads,
    onSuccess: () => {
      toast(t(`workbench.done.${said}`))
      onClose()
    },
  }
}

/** From here on nothing is changed: said before it is done. */
function Open({ view, onClose }: ActProps) {
  const t = useWords('questionnaires')
  const form = useFormErrors(t, 'workbench.open.errors')
  const [seed, setSeed] = useState('')
  const [codes, setCodes] = useState('')
  const open = useWrite('POST /api/c/:community/questionnaires/:id/open', useDone('open', onClose))
  const body = { ...(seed.trim() ? { seed } : {}), codes: Number(codes) || 0 }
  return (
    <FormDialog
      title={t('workbench.open.title')}
      act={t('workbench.acts.open')}
      help={t('workbench.open.help')}
      form={form}
      busy={open.isPending}
      onAct={() => open.mutate({ params: { id: view.id }, body }, { onError: form.fail })}
      onClose={onClose}
    >
      {view.reach === 'sample' && (
        <TextField
          name="seed"
          label={t('workbench.open.seed')}
          hint={t('workbench.open.seed_hint')}
          optional
          maxLength={40}
          value={seed}
          onChange={setSeed}
        />
      )}
      {view.reach === 'link' && <CodesField value={codes} onChange={setCodes} />}
    </FormDialog>
  )
}

function CodesField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useWords('questionnaires')
  return (
    <TextField
      name="codes"
      type="number"
      inputMode="numeric"
      short
      label={t('workbench.open.codes')}
      hint={t('workbench.open.codes_hint')}
      value={value}
      onChange={onChange}
    />
  )
}

function MakeCodes({ view, onClose }: ActProps) {
  const t = useWords('questionnaires')
  const form = useFormErrors(t, 'workbench.open.errors')
  const [codes, setCodes] = useState('')
  const make = useWrite('POST /api/c/:community/questionnaires/:id/codes', useDone('make_codes', onClose))
  const send = () => {
    const missing = Number(codes) >= 1 ? [] : [{ path: 'codes', code: 'required' }]
    if (!form.setFields(missing)) return
    make.mutate({ params: { id: view.id }, body: { count: Number(codes) } }, { onError: form.fail })
  }
  return (
    <FormDialog
      title={t('workbench.acts.make_codes')}
      act={t('workbench.acts.make_codes')}
      form={form}
      busy={make.isPending}
      onAct={send}
      onClose={onClose}
    >
      <CodesField value={codes} onChange={setCodes} />
    </FormDialog>
  )
}

const conclusionMost = 2_000

function Publish({ view, onClose }: ActProps) {
  const t = useWords('questionnaires')
  const form = useFormErrors(t, 'workbench.publish.errors')
  const [conclusion, setConclusion] = useState(view.conclusion)
  const publish = useWrite('POST /api/c/:community/questionnaires/:id/publish', useDone('publish', onClose))
  const send = () => {
    const missing = conclusion.trim() === '' ? [{ path: 'conclusion', code: 'required' }] : []
    if (form.setFields(missing)) {
      publish.mutate({ params: { id: view.id }, body: { conclusion } }, { onError: form.fail })
    }
  }
  return (
    <FormDialog
      title={t('workbench.publish.title')}
      act={t('workbench.acts.publish')}
      help={t('workbench.publish.help')}
      form={form}
      busy={publish.isPending}
      wide
      onAct={send}
      onClose={onClose}
    >
      <TextAreaField
        name="conclusion"
        label={t('workbench.publish.conclusion')}
        hint={t('workbench.publish.conclusion_hint')}
        max={conclusionMost}
        value={conclusion}
        onChange={setConclusion}
        {...(form.errors['conclusion'] ? { error: form.errors['conclusion'] } : {})}
      />
    </FormDialog>
  )
}

function Confirm({ act, view, onClose }: ActProps & { act: 'close' | 'take_back' | 'remind' }) {
  const t = useWords('questionnaires')
  const close = useWrite('POST /api/c/:community/questionnaires/:id/close', useDone('close', onClose))
  const takeBack = useWrite('POST /api/c/:community/questionnaires/:id/take-back', useDone('take_back', onClose))
  const remind = useWrite('POST /api/c/:community/questionnaires/:id/remind', useDone('remind', onClose))
  const write = { close, take_back: takeBack, remind }[act]
  return (
    <ConfirmDialog
      title={t(`workbench.confirm.${act}`)}
      confirm={t(`workbench.acts.${act}`)}
      busy={write.isPending}
      onConfirm={() => write.mutate({ params: { id: view.id }, body: {} })}
      onClose={onClose}
    >
      <p>{t(`workbench.confirm.${act}_help`, { count: view.asked - view.answered })}</p>
      {write.error && <ErrorState problem={write.error} part />}
    </ConfirmDialog>
  )
}

function Drop({ view, onClose }: ActProps) {
  const t = useWords('questionnaires')
  const go = useGo()
  const drop = useWrite('DELETE /api/c/:community/questionnaires/:id', {
    refresh: ['GET /api/c/:community/questionnaires'],
    onSuccess: () => go('/questionnaires', { replace: true }),
  })
  return (
    <ConfirmDialog
      title={t('workbench.confirm.drop')}
      confirm={t('workbench.acts.drop')}
      danger
      busy={drop.isPending}
      onConfirm={() => drop.mutate({ params: { id: view.id } })}
      onClose={onClose}
    >
      <p>{t('workbench.confirm.drop_help')}</p>
      {drop.error && <ErrorState problem={drop.error} part />}
    </ConfirmDialog>
  )
}
