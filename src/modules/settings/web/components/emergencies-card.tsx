import { IconPlus } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { EmergencyLine } from '../../../../app/web/kit/emergency-line.tsx'
import { tellEmergencyWords } from '../../../../app/web/kit/emergency-words.ts'
import layout from '../../../../app/web/kit/layout.module.css'
import { TextAreaField, TextField } from '../../../../app/web/kit/text-field.tsx'
import { useKitWords, useWords } from '../../../../app/web/words.ts'
import { emergencyNumbers } from '../../../../shared/emergencies.ts'
import { Decide } from './decide.tsx'
import { draftOf, type EmergencyDraft, type OwnDraft, wordsOf } from './emergency-draft.ts'
import type { Rules } from './views.ts'

const ownMost = 10
const empty: OwnDraft = { phrases: '', text: '', phone: '' }

/** What speaks of an emergency where staff take words down, and what the community says first of its own; tried on a sentence before it holds. */
export function EmergenciesCard({ rules }: { rules: Rules }) {
  const t = useWords('settings')
  const held = rules.emergencies
  useEffect(() => tellEmergencyWords(held), [held])
  const [draft, setDraft] = useState(() => draftOf(held))
  const [sentence, setSentence] = useState('')
  const [deciding, setDeciding] = useState(false)
  const wanted = wordsOf(draft)
  const same = JSON.stringify(wanted) === JSON.stringify(wordsOf(draftOf(held)))
  const half = draft.own.some((one) => one.phrases.trim() === '' || one.text.trim().length < 2)
  return (
    <Card title={t('workbench.emergencies.title')}>
      <Stack>
        <p>{t('workbench.emergencies.intro')}</p>
        <Phrases draft={draft} onChange={setDraft} />
        <OwnFirst own={draft.own} onChange={(own) => setDraft({ ...draft, own })} />
        <TextField
          name="emergencies.sentence"
          label={t('workbench.emergencies.sentence')}
          hint={t('workbench.emergencies.sentence_hint')}
          value={sentence}
          onChange={setSentence}
        />
        <EmergencyLine text={sentence} words={wanted ?? undefined} />
        <div className={layout.acts}>
          <Button
            kind="main"
            narrow
            unavailable={same ? t('workbench.rules.same') : half ? t('workbench.emergencies.half') : undefined}
            onClick={() => setDeciding(true)}
          >
            {t('workbench.try')}
          </Button>
          {wanted && <Button onClick={() => setDraft(draftOf(null))}>{t('workbench.emergencies.usual')}</Button>}
        </div>
      </Stack>
      {deciding && <Decide wanted={{ emergencies: wanted }} onClose={() => setDeciding(false)} />}
    </Card>
  )
}

/** The phrases of each number, folded: most communities add one or two. */
function Phrases({ draft, onChange }: { draft: EmergencyDraft; onChange: (draft: EmergencyDraft) => void }) {
  const t = useWords('settings')
  const kit = useKitWords()
  return (
    <>
      {emergencyNumbers.map((number) => (
        <details key={number}>
          <summary>{kit(`emergency.of.${number}`)}</summary>
          <TextAreaField
            name={`emergencies.${number}`}
            label={t('workbench.emergencies.phrases', { number })}
            hint={t('workbench.emergencies.phrases_hint')}
            rows={8}
            value={draft.phrases[number]}
            onChange={(typed) => onChange({ ...draft, phrases: { ...draft.phrases, [number]: typed } })}
          />
        </details>
      ))}
      <TextAreaField
        name="emergencies.harmless"
        label={t('workbench.emergencies.harmless')}
        hint={t('workbench.emergencies.harmless_hint')}
        optional
        rows={2}
        value={draft.harmless}
        onChange={(harmless) => onChange({ ...draft, harmless })}
      />
    </>
  )
}

/** What the community says first of its own. */
function OwnFirst({ own, onChange }: { own: OwnDraft[]; onChange: (own: OwnDraft[]) => void }) {
  const t = useWords('settings')
  const set = (at: number, patch: Partial<OwnDraft>) =>
    onChange(own.map((one, place) => (place === at ? { ...one, ...patch } : one)))
  const field = (at: number, name: keyof OwnDraft) => ({
    name: `emergencies.own.${at}.${name}`,
    label: t(`workbench.emergencies.own_${name}`, { number: at + 1 }),
    value: own[at]?.[name] ?? '',
    onChange: (value: string) => set(at, { [name]: value }),
  })
  return (
    <Stack>
      {own.map((_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they have no other name than their place
        <div key={at} className={layout.pair}>
          <TextField {...field(at, 'phrases')} hint={t('workbench.emergencies.own_phrases_hint')} />
          <TextField {...field(at, 'text')} hint={t('workbench.emergencies.own_text_hint')} maxLength={120} />
          <TextField {...field(at, 'phone')} optional type="tel" short maxLength={20} />
          <div className={layout.acts}>
            <Button kind="plain" onClick={() => onChange(own.filter((__, place) => place !== at))}>
              {t('workbench.emergencies.own_drop', { number: at + 1 })}
            </Button>
          </div>
        </div>
      ))}
      {own.length < ownMost && (
        <div className={layout.acts}>
          <Button icon={IconPlus} onClick={() => onChange([...own, empty])}>
            {t('workbench.emergencies.own_add')}
          </Button>
        </div>
      )}
    </Stack>
  )
}
