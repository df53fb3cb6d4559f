import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useSentences, useWords } from '../../../../../app/web/words.ts'
import type { Law } from '../../../contract.ts'
import { ActDialog } from '../../components/act-dialog.tsx'
import { useRead, useWrite } from '../../queries.ts'

type Figures = Omit<Law, 'code'>
type One = { code: Law['code']; figures: Figures; usual: boolean; can: string[] }

const reads = ['GET /api/c/:community/meeting-laws']

/** Quorum and majority by whose meeting it is, each with what it rests on. */
export default function Laws() {
  const t = useWords('deliberation')
  const sentences = useSentences()
  const found = useRead('GET /api/c/:community/meeting-laws', {})
  const [asked, setAsked] = useState<One>()
  const share = ({ num, den, over }: Figures['quorum']) =>
    num === 0 ? t('workbench.laws.nobody') : t(over ? 'workbench.laws.over' : 'workbench.laws.from', { num, den })
  return (
    <PageFrame
      title={t('workbench.laws.title')}
      intro={t('workbench.laws.intro')}
      back="/meetings"
      backLabel={t('workbench.meetings.title')}
    >
      <QueryView query={found}>
        {(data) => (
          <Stack>
            {data.items.map((one) => (
              <Card key={one.code} title={t(`workbench.laws.code.${one.code}`)}>
                <Stack>
                  <p className={layout.text}>
                    {sentences(
                      t('workbench.laws.quorum', { share: share(one.figures.quorum) }),
                      t(`workbench.laws.pass_${one.figures.pass_of}`, { share: share(one.figures.pass) }),
                      t(one.figures.deputies ? 'workbench.laws.deputies' : 'workbench.laws.no_deputies'),
                      one.figures.notice_days > 0 && t('workbench.laws.notice', { count: one.figures.notice_days }),
                    )}
                  </p>
                  <p className={layout.text}>{t('workbench.laws.by', { article: one.figures.article })}</p>
                  {one.can.includes('set') && (
                    <div className={layout['acts']}>
                      <Button narrow onClick={() => setAsked(one)}>
                        {t('workbench.laws.change')}
                      </Button>
                      {!one.usual && <Reset code={one.code} />}
                    </div>
                  )}
                </Stack>
              </Card>
            ))}
          </Stack>
        )}
      </QueryView>
      {asked && <LawDialog one={asked} onClose={() => setAsked(undefined)} />}
    </PageFrame>
  )
}

function Reset({ code }: Pick<One, 'code'>) {
  const t = useWords('deliberation')
  const toast = useToast()
  const write = useWrite('PUT /api/c/:community/meeting-laws/:code', {
    refresh: reads,
    onSuccess: () => toast(t('workbench.laws.done')),
  })
  return (
    <Button narrow busy={write.isPending} onClick={() => write.mutate({ params: { code }, body: { figures: null } })}>
      {t('workbench.laws.usual')}
    </Button>
  )
}

function LawDialog({ one, onClose }: { one: One; onClose: () => void }) {
  const t = useWords('deliberation')
  const toast = useToast()
  const write = useWrite('PUT /api/c/:community/meeting-laws/:code', {
    refresh: reads,
    onSuccess: () => {
      toast(t('workbench.laws.done'))
      onClose()
    },
  })
  const { figures } = one
  const field = (name: string, value: number | string) => ({
    name,
    label: t(`workbench.laws.${name}`),
    value: String(value),
  })
  const send = (values: Record<string, string>, onError: (problem: unknown) => void) => {
    const whole = (name: string) => Number(values[name])
    const body = {
      figures: {
        ...figures,
        quorum: { ...figures.quorum, num: whole('quorum_num'), den: whole('quorum_den') },
        pass: { ...figures.pass, num: whole('pass_num'), den: whole('pass_den') },
        notice_days: whole('notice_days'),
        article: values['article'] ?? '',
      },
    }
    write.mutate({ params: { code: one.code }, body }, { onError })
  }
  return (
    <ActDialog
      title={t(`workbench.laws.code.${one.code}`)}
      act={t('workbench.laws.act')}
      help={t('workbench.laws.help')}
      fields={[
        { ...field('quorum_num', figures.quorum.num), kind: 'number' },
        { ...field('quorum_den', figures.quorum.den), kind: 'number' },
        { ...field('pass_num', figures.pass.num), kind: 'number' },
        { ...field('pass_den', figures.pass.den), kind: 'number' },
        { ...field('notice_days', figures.notice_days), kind: 'number' },
        { ...field('article', one.usual ? '' : figures.article), kind: 'area' },
      ]}
      write={{ isPending: write.isPending, send }}
      onClose={onClose}
    />
  )
}
