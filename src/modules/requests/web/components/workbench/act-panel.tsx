import { type ComponentType, useEffect, useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { FormNotice } from '../../../../../app/web/kit/form-dialog.tsx'
import { useKeyHint } from '../../../../../app/web/kit/shortcuts.tsx'
import { ThumbBar } from '../../../../../app/web/kit/thumb-bar.tsx'
import { useMay } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import styles from './act-panel.module.css'
import type { ActProps } from './acts/act.ts'
import { actId, useActKeys, useCopyKeys } from './acts/act-keys.ts'
import { AmendAct } from './acts/amend-act.tsx'
import { AskAct } from './acts/ask-act.tsx'
import { CallBackAct } from './acts/call-back-act.tsx'
import { ExtendAct } from './acts/extend-act.tsx'
import { FinishAct } from './acts/finish-act.tsx'
import { ForwardOutAct } from './acts/forward-out-act.tsx'
import { MergeAct } from './acts/merge-act.tsx'
import { NoteAct } from './acts/note-act.tsx'
import { AcceptAct, ResumeAct } from './acts/plain-acts.tsx'
import { ContactAct, PauseAct, ReopenAct, SendBackAct, UnmergeAct } from './acts/reason-acts.tsx'
import { DispatchAct, HandOverAct } from './acts/receiver-acts.tsx'
import { ReclassifyAct } from './acts/reclassify-act.tsx'
import { RuleAct } from './acts/ruling-act.tsx'
import { SnoozeAct } from './acts/snooze-act.tsx'
import { SplitAct } from './acts/split-act.tsx'
import { TagAct } from './acts/tag-act.tsx'
import { TierAct } from './acts/tier-act.tsx'
import { MacroPicker } from './bulk/bulk-acts.tsx'
import { Meanwhile } from './team/meanwhile.tsx'
import type { Request } from './views.ts'

/** In the order of the work; the first one that may be done is the main act. */
export const acts: [string, ComponentType<ActProps>][] = [
  ['rule', RuleAct],
  ['dispatch', DispatchAct],
  ['accept', AcceptAct],
  ['resume', ResumeAct],
  ['contact', ContactAct],
  ['finish', FinishAct],
  ['call_back', CallBackAct],
  ['note', NoteAct],
  ['ask', AskAct],
  ['hand_over', HandOverAct],
  ['snooze', SnoozeAct],
  ['pause', PauseAct],
  ['extend', ExtendAct],
  ['forward_out', ForwardOutAct],
  ['send_back', SendBackAct],
  ['reclassify', ReclassifyAct],
  ['tier', TierAct],
  ['reopen', ReopenAct],
  ['split', SplitAct],
  ['merge', MergeAct],
  ['unmerge', UnmergeAct],
  ['tag', TagAct],
  ['amend', AmendAct],
]

/** What an act is about, in the order shown; one that stands in no group moves the work on. */
const groups = {
  work: [],
  people: ['dispatch', 'ask', 'hand_over', 'forward_out', 'send_back', 'split'],
  time: ['snooze', 'pause', 'extend'],
  record: ['reclassify', 'tier', 'merge', 'unmerge', 'tag', 'amend'],
} as const
type Group = keyof typeof groups

function groupOf(name: string): Group {
  const named = Object.entries(groups).find(([, names]) => (names as readonly string[]).includes(name))
  return (named?.[0] ?? 'work') as Group
}

/** What this person may do next; while someone has it in hand, dispatching again is not the first thing. */
export function actsOf(request: Request) {
  const may = acts.filter(([name]) => request.can.includes(name))
  if (request.state === 'to_dispatch') return may
  return [...may.filter(([name]) => name !== 'dispatch'), ...may.filter(([name]) => name === 'dispatch')]
}

function ActButton({ name, first, onChoose }: { name: string; first: boolean; onChoose: () => void }) {
  const t = useWords('requests')
  const hint = useKeyHint(actId(name))
  const button = (
    <Button kind={first ? 'main' : 'quiet'} wide={first} onClick={onChoose} {...hint}>
      {t(`workbench.acts.${name}.act`)}
    </Button>
  )
  return first ? <ThumbBar>{button}</ThumbBar> : button
}

/** The main act, then the others by what they are about. */
function ActButtons({
  names: [main = '', ...others],
  onChoose,
}: {
  names: string[]
  onChoose: (name: string) => void
}) {
  const t = useWords('requests')
  const grouped = Object.keys(groups).map((group) => [group, others.filter((name) => groupOf(name) === group)] as const)
  return (
    <div className={styles.acts}>
      <ActButton name={main} first onChoose={() => onChoose(main)} />
      {grouped.map(
        ([group, names]) =>
          names.length > 0 && (
            <fieldset key={group} className={styles.group}>
              <legend className={styles.about}>{t(`workbench.acts.groups.${group}`)}</legend>
              {names.map((name) => (
                <ActButton key={name} name={name} first={false} onChoose={() => onChoose(name)} />
              ))}
            </fieldset>
          ),
      )}
    </div>
  )
}

interface ActPanelProps {
  request: Request
  /** A form is open: colleagues see that somebody writes. */
  onWriting: (writing: boolean) => void
}

/** What this person may do next, and the form of the one chosen. */
export function ActPanel({ request, onWriting }: ActPanelProps) {
  const t = useWords('requests')
  const [chosen, setChosen] = useState<string | null>(null)
  const may = actsOf(request)
  const can = useMay()
  useActKeys(
    may.map(([name]) => name),
    setChosen,
  )
  useCopyKeys(() => request)
  const Act = may.find(([name]) => name === chosen)?.[1]
  // An act that is no longer possible is gone before its own end: the next one may already be open, and stays.
  const close = () => setChosen((now) => (now === chosen ? null : now))
  useEffect(() => onWriting(Act !== undefined), [Act, onWriting])
  if (may.length === 0) {
    return (
      <Card title={t('workbench.acts.title')}>
        <p>{t('workbench.acts.none')}</p>
      </Card>
    )
  }
  return (
    <Card title={t('workbench.acts.title')}>
      <ActButtons names={may.map(([name]) => name)} onChoose={setChosen} />
      {can('requests.handle') && <MacroPicker target={{ ids: [request.id] }} />}
      {Act && <OpenAct key={chosen} Act={Act} request={request} onClose={close} />}
    </Card>
  )
}

/** A form goes on from what stood when it was opened, until its author has looked at what others did meanwhile. */
function OpenAct({ Act, request, onClose }: ActProps & { Act: ComponentType<ActProps> }) {
  const [seen, setSeen] = useState({ version: request.version, seq: request.steps[0]?.seq ?? 0 })
  const look = () => setSeen({ version: request.version, seq: request.steps[0]?.seq ?? 0 })
  return (
    <FormNotice value={<Meanwhile request={request} since={seen.seq} onSeen={look} />}>
      <Act request={{ ...request, version: seen.version }} onClose={onClose} />
    </FormNotice>
  )
}
