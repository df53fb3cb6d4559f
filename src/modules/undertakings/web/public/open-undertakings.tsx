import type { z } from 'zod'
import { useDates } from '../../../../app/web/dates.ts'
import { LabelList } from '../../../../app/web/kit/label-list.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { openUndertaking } from '../../contract.ts'
import { UndertakingState } from '../components/state.tsx'
import styles from './open.module.css'

type Open = z.output<typeof openUndertaking>

function One({ one }: { one: Open }) {
  const t = useWords('undertakings')
  const dates = useDates()
  return (
    <article className={styles['one']} aria-labelledby={one.id}>
      <h3 id={one.id}>{one.title}</h3>
      <UndertakingState row={one} />
      <p className={layout['text']}>{one.description}</p>
      <LabelList
        rows={[
          ...(one.outside_body ? [{ label: t('public.body'), value: one.outside_body }] : []),
          { label: t('public.place'), value: one.place || t('words.whole') },
          { label: t('public.since'), value: dates.day(one.started_on) },
          ...(one.asked === null
            ? []
            : [{ label: t('words.requests'), value: t('public.asked', { count: one.asked }) }]),
          ...(one.result ? [{ label: t('public.ended'), value: one.result }] : []),
        ]}
      />
      {one.steps.length > 0 && (
        <details>
          <summary>
            {t('public.steps')}
            {one.kind === 'advocacy' && ` · ${t('public.attempts', { count: one.attempts })}`}
          </summary>
          <ol className={styles['steps']}>
            {one.steps.map((step) => (
              <li key={step.seq}>
                <strong>
                  {[t(`words.step.${step.kind}`), step.way && t(`words.way.${step.way}`)].filter(Boolean).join(' · ')}
                </strong>{' '}
                {dates.day(step.day)}
                <p className={layout['text']}>{step.text}</p>
              </li>
            ))}
          </ol>
        </details>
      )}
    </article>
  )
}

/** What recurs and what is pressed for outside, as far as the community publishes it: no names, no telephone. */
export function OpenUndertakings({ items }: { items: Open[] }) {
  const t = useWords('undertakings')
  const groups = (['advocacy', 'topic'] as const).map((kind) => ({
    kind,
    items: items.filter((one) => one.kind === kind),
  }))
  return (
    <PageFrame title={t('public.title')} intro={t('public.intro')}>
      {items.length === 0 && (
        <p>
          {t('public.none')}
          {t('public.none_help')}
        </p>
      )}
      {groups
        .filter((group) => group.items.length > 0)
        .map((group) => (
          <section key={group.kind} aria-labelledby={group.kind}>
            <h2 id={group.kind}>{t(`words.${group.kind}`)}</h2>
            {group.items.map((one) => (
              <One key={one.id} one={one} />
            ))}
          </section>
        ))}
    </PageFrame>
  )
}
