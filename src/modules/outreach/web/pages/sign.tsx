import { useState } from 'react'
import type { PageProps } from '../../../../app/web/convention.ts'
import { useDates } from '../../../../app/web/dates.ts'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { ConfirmDialog } from '../../../../app/web/kit/dialog.tsx'
import { FormDialog } from '../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../app/web/kit/form-errors.ts'
import { LabelList } from '../../../../app/web/kit/label-list.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { useGo } from '../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../app/web/kit/query-view.tsx'
import { StateTag } from '../../../../app/web/kit/state-tag.tsx'
import { TextAreaField } from '../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { type Sign, type SignAct, signTones } from '../components/signs/views.ts'
import { signReads, useRead, useWrite } from '../queries.ts'

const acts = ['accepted', 'talked', 'nothing', 'mediation', 'noted', 'reopened'] as const
const wordsMost = 500

/** One sign for its author and who mediates. */
export default function SignPage({ params }: PageProps<'id'>) {
  const t = useWords('outreach')
  const sign = useRead('GET /api/c/:community/signs/:id', { params: { id: params.id } })
  return (
    <PageFrame
      title={sign.data ? t(`workbench.signs.kinds.${sign.data.kind}`) : t('workbench.signs.title')}
      back="/signs"
    >
      <QueryView query={sign}>
        {(view) => (
          <Stack>
            <Facts sign={view} />
            {view.steps.length > 0 && <Steps sign={view} />}
          </Stack>
        )}
      </QueryView>
    </PageFrame>
  )
}

function Facts({ sign }: { sign: Sign }) {
  const t = useWords('outreach')
  const dates = useDates()
  const [did, setDid] = useState<SignAct | null>(null)
  return (
    <Card
      title={t('workbench.signs.sign')}
      aside={<StateTag tone={signTones[sign.state]}>{t(`workbench.signs.states.${sign.state}`)}</StateTag>}
    >
      <Stack>
        <LabelList
          rows={[
            { label: t('workbench.patrols.area'), value: [sign.place, sign.place_detail].filter(Boolean).join(' ') },
            { label: t('workbench.signs.urgency'), value: t(`workbench.signs.urgencies.${sign.urgency}`) },
            { label: t('workbench.signs.day'), value: dates.full(sign.noted_at) },
            { label: t('workbench.signs.words'), value: sign.words },
          ]}
        />
        <p className={layout.under}>{t('workbench.signs.ends')}</p>
        <div className={layout.acts} data-screen-only>
          {acts
            .filter((one) => sign.can.includes(one))
            .map((one, index) => (
              <Button key={one} narrow {...(index === 0 ? { kind: 'main' as const } : {})} onClick={() => setDid(one)}>
                {t(`workbench.signs.acts.${one}`)}
              </Button>
            ))}
          {sign.can.includes('withdraw') && <Withdraw id={sign.id} />}
        </div>
      </Stack>
      {did && <ActDialog sign={sign} did={did} onClose={() => setDid(null)} />}
    </Card>
  )
}

function Steps({ sign }: { sign: Sign }) {
  const t = useWords('outreach')
  const dates = useDates()
  return (
    <Card title={t('workbench.signs.steps')}>
      <ol className={layout.lines}>
        {sign.steps.map((step) => (
          <li key={step.at + step.did}>
            <span>
              {t(`workbench.signs.did.${step.did}`)}
              {step.words && <span className={layout.under}>{step.words}</span>}
            </span>
            <span>{dates.full(step.at)}</span>
          </li>
        ))}
      </ol>
    </Card>
  )
}

function ActDialog({ sign, did, onClose }: { sign: Sign; did: SignAct; onClose: () => void }) {
  const t = useWords('outreach')
  const toast = useToast()
  const errors = useFormErrors(t, 'workbench.signs.errors')
  const [words, setWords] = useState('')
  const optional = did === 'accepted'
  const act = useWrite('POST /api/c/:community/signs/:id/act', {
    refresh: signReads,
    onSuccess: () => {
      toast(t('workbench.signs.noted'))
      onClose()
    },
  })
  const send = () => {
    if (!errors.setFields(!optional && words.trim() === '' ? [{ path: 'words', code: 'required' }] : [])) return
    act.mutate({ params: { id: sign.id }, body: { did, words, base: sign.revision } }, { onError: errors.fail })
  }
  return (
    <FormDialog
      title={t(`workbench.signs.acts.${did}`)}
      act={t('workbench.signs.act')}
      help={t('workbench.signs.act_help')}
      form={errors}
      busy={act.isPending}
      onAct={send}
      onClose={onClose}
    >
      <TextAreaField
        name="words"
        label={t('workbench.signs.act_words')}
        optional={optional}
        rows={3}
        max={wordsMost}
        value={words}
        onChange={setWords}
        error={errors.errors['words']}
      />
    </FormDialog>
  )
}

function Withdraw({ id }: { id: string }) {
  const t = useWords('outreach')
  const toast = useToast()
  const go = useGo()
  const [asked, setAsked] = useState(false)
  const withdraw = useWrite('POST /api/c/:community/signs/:id/withdraw', {
    refresh: signReads,
    onSuccess: () => {
      toast(t('workbench.signs.withdrawn'))
      go('/signs')
    },
  })
  return (
    <>
      <Button onClick={() => setAsked(true)}>{t('workbench.signs.withdraw')}</Button>
      {asked && (
        <ConfirmDialog
          title={t('workbench.signs.withdraw_title')}
          confirm={t('workbench.signs.withdraw')}
          busy={withdraw.isPending}
          onConfirm={() => withdraw.mutate({ params: { id } })}
          onClose={() => setAsked(false)}
        >
          {t('workbench.signs.withdraw_say')}
        </ConfirmDialog>
      )}
    </>
  )
}
