import { IconDownload, IconLayoutDashboard, IconWalk } from '@tabler/icons-react'
import { useState } from 'react'
import { boot } from '../../../../../app/web/boot.ts'
import { Button, ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import layout from '../../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { CheckCards, RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { saveFile } from '../../../../../app/web/kit/save-file.ts'
import { SelectField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { walkersMost } from '../../../contract/kinds.ts'
import { call, useRead, useReadPages, useWrite } from '../../queries.ts'
import styles from '../ballots.module.css'
import { ballotReads, type Detail } from '../views.ts'
import { FileDialog } from './file-dialog.tsx'
import { outreach } from './peers.ts'

/** Households one by one: what they said with their vote, and who is visited; of a review what was found amiss. */
export function Households({ ballot }: { ballot: Detail }) {
  const t = useWords('ballots')
  const [visiting, setVisiting] = useState(false)
  const review = ballot.kind === 'review'
  const running = !review && (ballot.phase === 'announced' || ballot.phase === 'open')
  const takeOut = async (what: 'words' | 'conditions') => {
    const params = { id: ballot.id }
    const file = await call('POST /api/c/:community/ballots/:id/export', { params, body: { what } })
    saveFile(file as Blob, `${ballot.number}.xlsx`)
  }
  return (
    <Card title={t(review ? 'workbench.households.amiss_title' : 'workbench.households.title')}>
      <Stack>
        <div className={styles.acts} data-screen-only>
          {running && ballot.can.includes('letters') && (
            <Button icon={IconWalk} onClick={() => setVisiting(true)}>
              {t('workbench.households.visit')}
            </Button>
          )}
          {ballot.kind === 'consent' && (
            <ButtonLink href={`/c/${boot().community?.id}/ballots/${ballot.id}/board`} icon={IconLayoutDashboard}>
              {t('words.to_board')}
            </ButtonLink>
          )}
          {ballot.can.includes('export') && (
            <>
              <Button icon={IconDownload} onClick={() => void takeOut('words')}>
                {t(review ? 'workbench.households.take_amiss' : 'workbench.households.take_words')}
              </Button>
              {!review && (
                <Button icon={IconDownload} onClick={() => void takeOut('conditions')}>
                  {t('workbench.households.take_conditions')}
                </Button>
              )}
            </>
          )}
        </div>
        <Rounds ballot={ballot} />
        <Words ballot={ballot} />
      </Stack>
      {visiting && <VisitDialog ballot={ballot} onClose={() => setVisiting(false)} />}
    </Card>
  )
}

function Rounds({ ballot }: { ballot: Detail }) {
  const t = useWords('ballots')
  const read = useRead('GET /api/c/:community/ballots/:id/visits', { params: { id: ballot.id } })
  const items = read.data?.items ?? []
  if (items.length === 0) return null
  return (
    <ul className={styles.list}>
      {items.map((one) => (
        <li key={one.round_id}>
          <Link to={`/rounds/${one.round_id}`}>{one.name}</Link>{' '}
          {t('workbench.households.round', { households: one.households, opened: one.opened })}
        </li>
      ))}
    </ul>
  )
}

function Words({ ballot }: { ballot: Detail }) {
  const t = useWords('ballots')
  const [kind, setKind] = useState<'any' | 'reason' | 'condition'>('any')
  const [filing, setFiling] = useState<{ voter_id: string; text: string }>()
  const read = useReadPages('GET /api/c/:community/ballots/:id/words', {
    params: { id: ballot.id },
    query: kind === 'any' ? {} : { kind },
  })
  return (
    <>
      {ballot.kind !== 'review' && (
        <SelectField
          name="words_kind"
          label={t('workbench.households.words_kind')}
          short
          value={kind}
          onChange={(value) => setKind(value === 'reason' || value === 'condition' ? value : 'any')}
          options={[
            { value: 'any', label: t('words.any') },
            { value: 'condition', label: t('words.condition') },
            { value: 'reason', label: t('words.reason') },
          ]}
        />
      )}
      <QueryView query={read} part>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t(ballot.kind === 'review' ? 'workbench.households.no_amiss' : 'workbench.households.no_words')}</p>
          ) : (
            <>
              <ul className={styles.list}>
                {items.map((one) => (
                  <li key={one.voter_id}>
                    <strong>{one.place || one.name}</strong> ·{' '}
                    {t(`words.${ballot.kind === 'review' ? 'amiss' : one.kind}`)}
                    <p className={layout.text}>{one.text}</p>
                    {one.likely && (
                      <p className={styles.proof}>{t('workbench.households.likely', { item: one.likely })}</p>
                    )}
                    {one.request_id && (
                      <Link to={`/requests/${one.request_id}`}>{t('workbench.households.request')}</Link>
                    )}
                    {one.kind === 'reason' && !one.request_id && ballot.can.includes('export') && (
                      <Button onClick={() => setFiling(one)}>{t('workbench.households.file')}</Button>
                    )}
                  </li>
                ))}
              </ul>
              <Pager pages={read} />
            </>
          )
        }
      </QueryView>
      {filing && <FileDialog ballot={ballot} said={filing} onClose={() => setFiling(undefined)} />}
    </>
  )
}

/** Plans visits to who hasn't answered: by whom, from when to when. */
function VisitDialog({ ballot, onClose }: { ballot: Detail; onClose: () => void }) {
  const t = useWords('ballots')
  const toast = useToast()
  const errors = useFormErrors(t, 'words.errors')
  const [days, setDays] = useState({ from_day: '', until_day: ballot.last_day })
  const [walkers, setWalkers] = useState<string[]>([])
  const [who, setWho] = useState<'not_reached' | 'not_answered'>('not_reached')
  const left = useRead('GET /api/c/:community/ballots/:id/visits', { params: { id: ballot.id } }).data
  const known = outreach.useRead('GET /api/c/:community/rounds/walkers')
  const write = useWrite('POST /api/c/:community/ballots/:id/visits', {
    refresh: ballotReads,
    onSuccess: ({ households }) => {
      toast(t('workbench.households.planned', { count: households }))
      onClose()
    },
  })
  const act = () => {
    const missing = [
      ...(days.from_day === '' ? [{ path: 'from_day', code: 'required' }] : []),
      ...(walkers.length === 0 ? [{ path: 'walker_ids', code: 'required' }] : []),
    ]
    if (!errors.setFields(missing)) return
    write.mutate({ params: { id: ballot.id }, body: { ...days, walker_ids: walkers, who } }, { onError: errors.fail })
  }
  const day = (name: 'from_day' | 'until_day') => ({
    ...({ name, label: t(`workbench.households.${name}`), type: 'date', short: true, value: days[name] } as const),
    ...{ onChange: (value: string) => setDays((now) => ({ ...now, [name]: value })), error: errors.errors[name] },
  })
  const title = t('workbench.households.visit')
  return (
    <FormDialog title={title} act={title} form={errors} busy={write.isPending} onAct={act} onClose={onClose}>
      <p>{t('workbench.households.visit_help')}</p>
      <RadioCards
        name="who"
        label={t('workbench.households.who')}
        value={who}
        onChange={setWho}
        options={(['not_reached', 'not_answered'] as const).map((value) => ({
          value,
          label: t(`workbench.households.who_${value}`, { count: left?.[value] ?? 0 }),
          hint: t(`workbench.households.who_${value}_hint`),
        }))}
      />
      <TextField {...day('from_day')} />
      <TextField {...day('until_day')} />
      <QueryView query={known} part>
        {({ items }) => (
          <CheckCards
            name="walker_ids"
            label={t('workbench.households.walkers')}
            hint={t('workbench.households.walkers_hint', { most: walkersMost, chosen: walkers.length })}
            pairs
            value={walkers}
            onChange={(chosen) => chosen.length <= walkersMost && setWalkers(chosen)}
            options={items.map((one) => ({ value: one.person_id, label: one.name, hint: one.title }))}
            error={errors.errors['walker_ids']}
          />
        )}
      </QueryView>
    </FormDialog>
  )
}
