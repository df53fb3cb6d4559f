import { useState } from 'react'
import type { PageProps } from '../../../../../app/web/convention.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Stack } from '../../../../../app/web/kit/card.tsx'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import layout from '../../../../../app/web/kit/layout.module.css'
import { useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { PersonPick, type PickedPerson as Picked } from '../../../../../app/web/kit/person-pick.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { RecordPages } from '../../../../../app/web/kit/record-pages.tsx'
import { type Column, Under } from '../../../../../app/web/kit/record-table.tsx'
import { SelectField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { groups } from '../../../contract/kinds.ts'
import styles from '../../components/ballots.module.css'
import { ballotReads, type Detail, squareMetres, type Voter } from '../../components/views.ts'
import {
  CastDialog,
  DeliverDialog,
  ProxyDialog,
  RepresentDialog,
  RevokeDialog,
  StrikeDialog,
  VoidDialog,
} from '../../components/workbench/voter-dialogs.tsx'
import { useRead, useReadPages, useWrite } from '../../queries.ts'
import { HandPaperDialog, PapersWaitingHere, SecretCastDialog } from '../../secret/secret-dialogs.tsx'

const dialogs = {
  cast: CastDialog,
  hand_paper: HandPaperDialog,
  deliver: DeliverDialog,
  proxy: ProxyDialog,
  revoke_proxy: RevokeDialog,
  represent: RepresentDialog,
  strike: StrikeDialog,
  void: VoidDialog,
} as const
type Act = keyof typeof dialogs
const acts = Object.keys(dialogs) as Act[]
const shows = ['all', 'waiting', 'voted', 'undelivered', 'struck'] as const
/** As they are offered: whoever is of none first. */
const offered = [...groups].sort((one, other) => Number(other === 'none') - Number(one === 'none'))

function AddDialog({ ballot, onClose }: { ballot: Detail; onClose: () => void }) {
  const t = useWords('ballots')
  const toast = useToast()
  const errors = useFormErrors(t, 'words.errors')
  const [person, setPerson] = useState<Picked | null>(null)
  const [group, setGroup] = useState<(typeof groups)[number]>('none')
  const write = useWrite('POST /api/c/:community/ballots/:id/roll/add', {
    refresh: ballotReads,
    onSuccess: () => {
      toast(t('workbench.roll.added'))
      onClose()
    },
  })
  const act = () => {
    if (!errors.setFields(person ? [] : [{ path: 'person_id', code: 'required' }]) || !person) return
    write.mutate({ params: { id: ballot.id }, body: { person_id: person.id, group } }, { onError: errors.fail })
  }
  return (
    <FormDialog
      title={t('workbench.roll.add')}
      act={t('workbench.roll.add')}
      form={errors}
      busy={write.isPending}
      onAct={act}
      onClose={onClose}
    >
      <PersonPick
        hint={t('words.person_hint')}
        none={t('words.nobody_found')}
        name="person_id"
        label={t('words.person')}
        value={person}
        onChange={setPerson}
        error={errors.errors['person_id']}
      />
      <SelectField
        name="group"
        label={t('words.group_label')}
        value={group}
        onChange={(value) => setGroup(groups.find((one) => one === value) ?? 'none')}
        options={offered.map((value) => ({ value, label: t(`words.group.${value}`) }))}
      />
    </FormDialog>
  )
}

function useColumns(ballot: Detail, onAct: (act: Act, voter: Voter) => void): Column<Voter>[] {
  const t = useWords('ballots')
  const dates = useDates()
  const voted = (row: Voter) => {
    if (row.struck) return t('workbench.roll.struck', { reason: row.strike_reason })
    if (!row.vote) return t('words.not_voted')
    return t(row.vote.entered_by ? 'words.voted_by' : 'words.voted_at', {
      channel: t(`words.channel.${row.vote.channel}`),
      time: dates.full(row.vote.cast_at),
      who: row.vote.entered_by,
    })
  }
  const owners = ballot.rules.roll_kind === 'owners'
  return [
    {
      key: 'who',
      head: t('words.voter'),
      wide: true,
      cell: (row) => (
        <>
          {row.serial} {row.name || t('words.erased')}
          <Under>
            {[
              row.place,
              owners && t('words.units_area', { count: row.units, area: squareMetres(row.area_cm2) }),
              ballot.rules.by_group && t(`words.group.${row.group}`),
              row.proxy && t('words.proxy_said', { holder: row.proxy.holder }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Under>
        </>
      ),
    },
    {
      key: 'delivered',
      head: t('words.delivered'),
      cell: (row) =>
        row.delivered_on && row.delivered_how
          ? t('words.delivered_said', {
              day: dates.short(row.delivered_on),
              how: t(`words.delivery.${row.delivered_how}`),
            })
          : t('words.not_delivered'),
    },
    { key: 'voted', head: t('words.took'), cell: voted },
    {
      key: 'acts',
      head: t('words.acts'),
      cell: (row) => (
        <div className={styles.acts} data-screen-only>
          {acts
            .filter((act) => row.can.includes(act))
            .map((act) => (
              <Button key={act} kind="plain" onClick={() => onAct(act, row)}>
                {t(`workbench.voter.${act}`)}
                <span className="visually-hidden">{row.serial}</span>
              </Button>
            ))}
        </div>
      ),
    },
  ]
}

function Roll({ ballot }: { ballot: Detail }) {
  const t = useWords('ballots')
  const [search, setSearch] = useSearch()
  const [asked, setAsked] = useState<{ act: Act; voter: Voter }>()
  const [adding, setAdding] = useState(false)
  const show = shows.find((one) => one === search['show']) ?? 'all'
  const q = search['q'] ?? ''
  const list = useReadPages('GET /api/c/:community/ballots/:id/roll', {
    params: { id: ballot.id },
    query: { show, ...(q ? { q } : {}) },
  })
  const columns = useColumns(ballot, (act, voter) => setAsked({ act, voter }))
  const of = ballot.rules.secret ? { ...dialogs, cast: SecretCastDialog } : dialogs
  const Asked = asked && of[asked.act]
  return (
    <Stack>
      {ballot.rules.secret && <PapersWaitingHere ballot={ballot} />}
      <div className={layout.filters} data-screen-only>
        <TextField
          name="q"
          label={t('workbench.roll.search')}
          type="search"
          value={q}
          onChange={(value) => setSearch({ q: value || undefined })}
        />
        <SelectField
          name="show"
          label={t('workbench.roll.show')}
          short
          value={show}
          onChange={(value) => setSearch({ show: value === 'all' ? undefined : value })}
          options={shows.map((value) => ({ value, label: t(`workbench.roll.shows.${value}`) }))}
        />
        {ballot.can.includes('add_voter') && ballot.rules.roll_kind !== 'owners' && (
          <Button onClick={() => setAdding(true)}>{t('workbench.roll.add')}</Button>
        )}
      </div>
      <RecordPages
        pages={list}
        caption={t('workbench.roll.title')}
        columns={columns}
        keyOf={(row) => row.id}
        none={{
          title: t('workbench.roll.none'),
          help: t(q || show !== 'all' ? 'workbench.filtered_help' : 'workbench.roll.none_help'),
        }}
      />
      {adding && <AddDialog ballot={ballot} onClose={() => setAdding(false)} />}
      {asked && Asked && <Asked ballot={ballot} voter={asked.voter} onClose={() => setAsked(undefined)} />}
    </Stack>
  )
}

/** Who may vote, who was reached, who has voted. */
export default function RollPage({ params }: PageProps<'id'>) {
  const t = useWords('ballots')
  const ballot = useRead('GET /api/c/:community/ballots/:id', { params: { id: params.id } })
  return (
    <PageFrame
      title={t('workbench.roll.title')}
      intro={ballot.data?.title}
      back={`/ballots/${params.id}`}
      backLabel={ballot.data?.title}
    >
      <QueryView query={ballot}>{(data) => <Roll ballot={data} />}</QueryView>
    </PageFrame>
  )
}
