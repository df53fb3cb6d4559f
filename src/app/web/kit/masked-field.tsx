import { IconEye } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { asProblem } from '../api-problem.ts'
import { useKitWords } from '../words.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { ErrorState } from './error-state.tsx'
import styles from './masked-field.module.css'
import { RadioCards } from './radio-cards.tsx'
import { useKeyHint } from './shortcuts.tsx'

/** Seconds until a shown value is masked again. */
const shownSeconds = 60

interface MaskedFieldProps {
  /** What it is: 手机号 */
  label: string
  /** 199****0000 */
  masked: string
  /** Asks the server, which writes the view log with the reason in words; answers the whole value. */
  onReveal: (reason: string) => Promise<string>
  /** Where the server says that somebody has to agree first: asks them. */
  ask?: { needs: string; label: string; done: string; run: (reason: string) => Promise<unknown> }
}

function useShown(): [string | undefined, (value: string) => void] {
  const [value, setValue] = useState<string>()
  useEffect(() => {
    if (value === undefined) return
    const timer = setTimeout(() => setValue(undefined), shownSeconds * 1_000)
    return () => clearTimeout(timer)
  }, [value])
  return [value, setValue]
}

/** A value kept covered; showing it asks for a reason, is logged, and lasts a minute. */
export function MaskedField({ label, masked, onReveal, ask }: MaskedFieldProps) {
  const t = useKitWords()
  const hint = useKeyHint('form.send')
  const [value, setValue] = useShown()
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('contact')
  const [problem, setProblem] = useState<unknown>()
  const [asked, setAsked] = useState(false)
  const reveal = async () => {
    setProblem(undefined)
    await onReveal(t(`masked.reasons.${reason}`)).then((shown) => {
      setValue(shown)
      setAsking(false)
    }, setProblem)
  }
  const askFirst = async () => {
    setProblem(undefined)
    await ask?.run(t(`masked.reasons.${reason}`)).then(() => setAsked(true), setProblem)
  }
  const mustAsk = ask !== undefined && problem !== undefined && asProblem(problem).code === ask.needs
  return (
    <span className={styles.masked}>
      <span>{value ?? masked}</span>
      {value === undefined && (
        <Button
          kind="plain"
          icon={IconEye}
          onClick={() => setAsking(true)}
          aria-label={t('masked.show_named', { label })}
        >
          {t('masked.show')}
        </Button>
      )}
      {asking && (
        <Dialog
          title={t('masked.title', { label })}
          onClose={() => setAsking(false)}
          send={{ label: t('masked.show_named', { label }), run: () => void reveal() }}
          acts={
            <>
              <Button kind="main" narrow onClick={() => void reveal()} {...hint}>
                {t('masked.show_named', { label })}
              </Button>
              <Button onClick={() => setAsking(false)}>{t('keep')}</Button>
            </>
          }
        >
          <p>{t('masked.logged')}</p>
          <RadioCards
            name="masked-reason"
            label={t('masked.reason')}
            value={reason}
            onChange={setReason}
            options={(['contact', 'verify', 'visit', 'request'] as const).map((key) => ({
              value: key,
              label: t(`masked.reasons.${key}`),
            }))}
          />
          {asked && <p role="status">{ask?.done}</p>}
          {problem !== undefined && <ErrorState problem={problem} part />}
          {mustAsk && <Button onClick={() => void askFirst()}>{ask.label}</Button>}
        </Dialog>
      )}
    </span>
  )
}
