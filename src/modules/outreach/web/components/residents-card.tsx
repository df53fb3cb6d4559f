import { IconUserPlus } from '@tabler/icons-react'
import { newIntention } from '../../../../app/web/intention.ts'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { CheckCards } from '../../../../app/web/kit/radio-cards.tsx'
import { TextField } from '../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { Visit } from './views.ts'
import type { Newcomer, VisitForm } from './visit-form.ts'
import styles from './walk.module.css'

interface ResidentsCardProps {
  visit: Visit
  form: VisitForm
  onChange: (patch: Partial<VisitForm>) => void
  lastDay: string | null
}

const newcomersMost = 10

/** Who is registered here, to be confirmed or corrected: nothing the register knows is asked again. */
export function ResidentsCard({ visit, form, onChange, lastDay }: ResidentsCardProps) {
  const t = useWords('outreach')
  const say = (id: string, says: 'here' | 'gone') => onChange({ says: { ...form.says, [id]: says } })
  const allHere = () =>
    onChange({ says: Object.fromEntries(visit.residents.map((one) => [one.person_id, 'here'])), confirmed: true })
  return (
    <Card title={t('workbench.visit.people')}>
      <Stack>
        <p className={styles.hint}>
          {lastDay ? t('workbench.visit.last', { day: lastDay }) : t('workbench.visit.never')}
        </p>
        {visit.residents.length === 0 ? (
          <p>{t('workbench.visit.nobody')}</p>
        ) : (
          <ul>
            {visit.residents.map((one) => (
              <li key={one.person_id} className={styles.person}>
                <span>{one.name}</span>
                <span className={styles.says}>
                  {(['here', 'gone'] as const).map((says) => (
                    <button
                      key={says}
                      type="button"
                      className={styles.tab}
                      aria-pressed={form.says[one.person_id] === says}
                      aria-label={`${one.name} ${t(`workbench.visit.${says}`)}`}
                      onClick={() => say(one.person_id, says)}
                    >
                      {t(`workbench.visit.${says}`)}
                    </button>
                  ))}
                </span>
              </li>
            ))}
          </ul>
        )}
        {visit.residents.length > 0 && <Button onClick={allHere}>{t('workbench.visit.all_here')}</Button>}
        <CheckCards
          name="confirmed"
          label={t('workbench.visit.people_hint')}
          value={form.confirmed ? ['yes'] : []}
          onChange={(value) => onChange({ confirmed: value.length > 0 })}
          options={[{ value: 'yes', label: t('workbench.visit.confirmed') }]}
        />
        {visit.marks
          .filter((mark) => mark.says === 'new')
          .map((mark) => (
            <p key={mark.id}>{t('workbench.visit.told', { name: mark.name })}</p>
          ))}
        <Newcomers all={form.newcomers} onChange={(newcomers) => onChange({ newcomers })} />
      </Stack>
    </Card>
  )
}

function Newcomers({ all, onChange }: { all: Newcomer[]; onChange: (all: Newcomer[]) => void }) {
  const t = useWords('outreach')
  const set = (id: string, patch: Partial<Newcomer>) =>
    onChange(all.map((one) => (one.id === id ? { ...one, ...patch } : one)))
  return (
    <>
      {all.map((one) => (
        <Stack key={one.id}>
          <TextField
            name={`name-${one.id}`}
            label={t('workbench.visit.newcomer_name')}
            value={one.name}
            onChange={(name) => set(one.id, { name })}
          />
          <TextField
            name={`phone-${one.id}`}
            type="tel"
            optional
            label={t('workbench.visit.newcomer_phone')}
            value={one.phone}
            onChange={(phone) => set(one.id, { phone })}
          />
          <Button kind="plain" onClick={() => onChange(all.filter((other) => other.id !== one.id))}>
            {t('workbench.visit.newcomer_drop')}
          </Button>
        </Stack>
      ))}
      {all.length < newcomersMost && (
        <Button
          icon={IconUserPlus}
          onClick={() => onChange([...all, { id: newIntention(), name: '', phone: '', note: '' }])}
        >
          {t('workbench.visit.newcomer')}
        </Button>
      )}
    </>
  )
}
