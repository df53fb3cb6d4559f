import { useState } from 'react'
import type { PageProps } from '../../../../../app/web/convention.ts'
import { Button, ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { ErrorSummary } from '../../../../../app/web/kit/error-summary.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import layout from '../../../../../app/web/kit/layout.module.css'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Parts } from '../../../../../app/web/kit/parts.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { TextAreaField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { usePerson } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import styles from '../../components/ballots.module.css'
import { choicesOf } from '../../components/choices.ts'
import { Facts, PhaseTag } from '../../components/facts.tsx'
import { HeardAffected } from '../../components/resident/affected.tsx'
import { Cast } from '../../components/resident/cast.tsx'
import { NotMember } from '../../components/resident/not-member.tsx'
import { ResultCard, Turnout } from '../../components/result.tsx'
import { type Own, ownReads, yuan } from '../../components/views.ts'
import { useRead, useWrite } from '../../queries.ts'
import { CastSecret } from '../../secret/cast-secret.tsx'

function OwnVote({ ballot, vote }: { ballot: Own; vote: Own['votes'][number] }) {
  const write = useWrite('POST /api/c/:community/my/ballots/:id/cast', { refresh: ownReads })
  return (
    <Cast
      ballot={ballot}
      vote={vote}
      busy={write.isPending}
      error={write.error}
      onSend={(value, words) =>
        write.mutate({
          params: { id: ballot.id },
          body: { voter_id: vote.voter_id, choices: choicesOf(ballot, value), words },
        })
      }
    />
  )
}

/** In a secret ballot the page asks for the right alone; the paper goes into the urn by itself. */
function OwnSecretVote({ ballot, vote }: { ballot: Own; vote: Own['votes'][number] }) {
  const right = useWrite('POST /api/c/:community/my/ballots/:id/right', { refresh: ownReads })
  const take = (blinded: string) =>
    right.mutateAsync({ params: { id: ballot.id }, body: { voter_id: vote.voter_id, blinded } })
  return <CastSecret ballot={ballot} vote={vote} take={take} />
}

/** Says that the roll or the result isn't right. */
function ObjectionForm({ ballot }: { ballot: Own }) {
  const t = useWords('ballots')
  const toast = useToast()
  const errors = useFormErrors(t, 'words.errors')
  const [text, setText] = useState('')
  const write = useWrite('POST /api/c/:community/my/ballots/:id/objections', {
    refresh: ownReads,
    onSuccess: () => {
      setText('')
      toast(t('resident.objected'))
    },
  })
  const about = ballot.phase === 'announced' ? 'roll' : 'result'
  return (
    <Card title={t(ballot.can.includes('object') ? `resident.object_${about}` : 'resident.own_objections')}>
      {ballot.objections.map((one) => (
        <p key={one.id} className={layout.text}>
          {t('words.objection_said', { text: one.text })}
          {one.decided_at
            ? t(one.upheld ? 'words.upheld' : 'words.declined', { answer: one.answer })
            : t('words.undecided')}
        </p>
      ))}
      {ballot.can.includes('object') && (
        <form
          className={styles.form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            if (
              write.isPending ||
              !errors.setFields([...text.trim()].length < 5 ? [{ path: 'text', code: 'required' }] : [])
            )
              return
            write.mutate({ params: { id: ballot.id }, body: { text: text.trim() } }, { onError: errors.fail })
          }}
        >
          <ErrorSummary form={errors} />
          <TextAreaField
            name="text"
            label={t('resident.object_text')}
            hint={t(`resident.object_hint_${about}`)}
            rows={3}
            max={500}
            value={text}
            onChange={setText}
            error={errors.errors['text']}
          />
          <div>
            <Button type="submit" busy={write.isPending}>
              {t('resident.object')}
            </Button>
          </div>
        </form>
      )}
    </Card>
  )
}

/** What there is to choose from, for whoever can't choose yet, or isn't on the roll. */
function Options({ ballot }: { ballot: Own }) {
  const t = useWords('ballots')
  const yesNo = ballot.options.some((option) => option.code === 'for')
  const chooses = ballot.phase === 'open' && ballot.votes.length > 0
  if (yesNo || chooses || !['announced', 'open'].includes(ballot.phase)) return null
  return (
    <Card title={t('words.options')}>
      <ol className={styles.numbered}>
        {ballot.options.map((option) => (
          <li key={option.code}>
            {option.title}
            {option.cost_fen !== null && ` · ${t('words.cost', { yuan: yuan(option.cost_fen) })}`}
            {option.description && <p className={layout.text}>{option.description}</p>}
          </li>
        ))}
      </ol>
    </Card>
  )
}

function Detail({ ballot }: { ballot: Own }) {
  const t = useWords('ballots')
  const Vote = ballot.rules.secret ? OwnSecretVote : OwnVote
  return (
    <Stack>
      <div className={styles.facts}>
        <PhaseTag phase={ballot.phase} />
        <Turnout ballot={ballot} />
      </div>
      {ballot.withdraw_reason !== '' && <p>{t('words.withdrawn_because', { reason: ballot.withdraw_reason })}</p>}
      {ballot.description && <p className={layout.text}>{ballot.description}</p>}
      {ballot.votes.length === 0 && <p>{t('resident.not_on_roll')}</p>}
      {ballot.votes.map((vote) => (
        <Vote key={vote.voter_id} ballot={ballot} vote={vote} />
      ))}
      <Options ballot={ballot} />
      {ballot.kind === 'lift' && ballot.votes.length > 0 && <HeardAffected ballotId={ballot.id} />}
      {ballot.result && <ResultCard ballot={ballot} result={ballot.result} />}
      {(ballot.can.includes('object') || ballot.objections.length > 0) && <ObjectionForm ballot={ballot} />}
      <Parts place="ballots.ballot" id={ballot.id} />
      <Facts ballot={ballot} />
      {ballot.rules.nominate_what && (
        <ButtonLink to={`/nominations/${ballot.id}`}>{t('words.call.to_call')}</ButtonLink>
      )}
      {ballot.kind === 'consent' && <ButtonLink to={`/ballots/${ballot.id}/board`}>{t('words.to_board')}</ButtonLink>}
    </Stack>
  )
}

function One({ id }: { id: string }) {
  const ballot = useRead('GET /api/c/:community/my/ballots/:id', { params: { id } })
  const t = useWords('ballots')
  return (
    <PageFrame title={ballot.data?.title ?? t('resident.title')} back="/ballots">
      <QueryView query={ballot}>{(data) => <Detail ballot={data} />}</QueryView>
    </PageFrame>
  )
}

/** One ballot, and the own vote in it. */
export default function BallotPage({ params }: PageProps<'id'>) {
  const t = useWords('ballots')
  const person = usePerson()
  return person ? (
    <One id={params.id} />
  ) : (
    <PageFrame title={t('resident.title')} back="/ballots">
      <NotMember />
    </PageFrame>
  )
}
