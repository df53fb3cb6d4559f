import type { z } from 'zod'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { useListed, useWords } from '../../../../app/web/words.ts'
import type { matterView } from '../../contract.ts'
import styles from './guide.module.css'

type Matter = z.output<typeof matterView>

const kinds = ['medical', 'social_insurance', 'allowance', 'elder', 'property', 'papers', 'other'] as const

interface GuideProps {
  q: string
  items: Matter[]
}

/** 办事指南: matters by kind, found by words. */
export function Guide({ q, items }: GuideProps) {
  const t = useWords('counters')
  const listed = useListed()
  const groups = kinds.map((kind) => ({ kind, own: items.filter((one) => one.kind === kind) }))
  return (
    <PageFrame title={t('public.guide.title')} intro={t('public.guide.intro')}>
      <form method="get" className={styles.search} data-screen-only>
        <label htmlFor="q">{t('public.guide.search')}</label>
        <input id="q" name="q" type="search" defaultValue={q} maxLength={40} />
        <button type="submit">{t('public.guide.find')}</button>
      </form>
      {items.length === 0 && <p>{t(q ? 'public.guide.nothing' : 'public.guide.none')}</p>}
      {groups
        .filter((group) => group.own.length > 0)
        .map(({ kind, own }) => (
          <section key={kind} aria-labelledby={kind} className={styles.group}>
            <h2 id={kind}>{t(`words.kind.${kind}`)}</h2>
            <ul className={styles.list}>
              {own.map((matter) => (
                <li key={matter.code}>
                  <a href={`guide/${matter.code}`}>{matter.name}</a>
                  <p>{matter.summary}</p>
                  <p className={styles.papers}>
                    {t('public.guide.papers', {
                      papers: listed(matter.papers.map((one) => one.name)) || t('public.guide.nothing_needed'),
                    })}
                  </p>
                </li>
              ))}
            </ul>
          </section>
        ))}
    </PageFrame>
  )
}
