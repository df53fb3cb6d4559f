import type { z } from 'zod'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { useListed, useWords } from '../../../../app/web/words.ts'
import type { matterView } from '../../contract.ts'
import styles from './guide.module.css'

/** One matter, to be read and printed: what to bring, what happens, how long, who does it. */
export function GuideMatter(matter: z.output<typeof matterView>) {
  const t = useWords('counters')
  const listed = useListed()
  const elsewhere = matter.choices.filter((one) => one.instead !== '')
  return (
    <PageFrame title={matter.name} intro={matter.summary} back="/guide" backLabel={t('public.guide.title')}>
      {matter.retired && <p>{t('public.guide.retired')}</p>}
      <section className={styles.group}>
        <h2>{t('public.guide.bring')}</h2>
        {matter.papers.length === 0 && <p>{t('public.guide.nothing_needed')}</p>}
        <ul className="prose">
          {matter.papers.map((one) => (
            <li key={one.name}>{[one.name, one.note].filter(Boolean).join('：')}</li>
          ))}
        </ul>
      </section>
      {matter.steps.length > 0 && (
        <section className={styles.group}>
          <h2>{t('public.guide.steps')}</h2>
          <ol className="prose">
            {matter.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </section>
      )}
      <section className={styles.group}>
        <h2>{t('public.guide.facts')}</h2>
        <p>
          {matter.working_days === 0
            ? t('public.guide.at_once')
            : t('public.guide.takes', { count: matter.working_days })}
        </p>
        {matter.place && <p>{matter.place}</p>}
        <p>{t('public.guide.doers', { posts: listed(matter.doers.map((one) => t(`words.doer.${one}`))) })}</p>
        {matter.note && <p>{matter.note}</p>}
      </section>
      {elsewhere.length > 0 && (
        <section className={styles.group}>
          <h2>{t('public.guide.elsewhere')}</h2>
          <ul>
            {elsewhere.map((one) => (
              <li key={one.text}>{t('public.guide.instead', { name: one.text, instead: one.instead })}</li>
            ))}
          </ul>
        </section>
      )}
    </PageFrame>
  )
}
