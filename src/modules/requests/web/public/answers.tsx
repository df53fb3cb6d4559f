import type { z } from 'zod'
import { LabelList } from '../../../../app/web/kit/label-list.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { itemView } from '../../contract.ts'
import styles from './open.module.css'

type Item = z.output<typeof itemView>

const classes = [
  'love_and_livelihood',
  'general_services',
  'public_benefit',
  'support_and_guarantee',
  'special_care',
] as const

function ItemRow({ item }: { item: Item }) {
  const t = useWords('requests')
  const limit = (of: Item['contact']) => t(`words.limit.${of.unit}`, { count: of.amount })
  return (
    <details className={styles.item}>
      <summary className={styles.summary}>
        <span className={styles.name}>{item.name}</span>
        <span className={styles.short}>
          {t(`words.answerable.${item.answerable}`)} · {limit(item.resolve)}
        </span>
      </summary>
      <LabelList
        rows={[
          { label: t('public.answers.why'), value: item.why },
          { label: t('public.answers.contact'), value: t('public.answers.within', { limit: limit(item.contact) }) },
          { label: t('public.answers.resolve'), value: t('public.answers.within', { limit: limit(item.resolve) }) },
          ...(item.may_act ? [] : [{ label: t('public.answers.instead'), value: item.instead }]),
          ...(item.filing_criterion ? [{ label: t('public.answers.filing'), value: item.filing_criterion }] : []),
          { label: t('public.answers.criterion'), value: item.criterion },
          ...(item.divert ? [{ label: t('public.answers.divert'), value: item.divert }] : []),
          ...item.questions.flatMap((one) =>
            one.options.flatMap((option) => (option.instead ? [{ label: option.text, value: option.instead }] : [])),
          ),
        ]}
      />
    </details>
  )
}

/** Every item of the catalogue by class: who answers, why, how soon, and what counts as done. */
export function Answers({ items }: { items: Item[] }) {
  const t = useWords('requests')
  const groups = classes.map((name) => ({ name, items: items.filter((item) => item.class === name) }))
  return (
    <PageFrame title={t('public.answers.title')} intro={t('public.answers.intro', { count: items.length })}>
      {items.length === 0 && <p>{t('public.answers.none')}</p>}
      <nav aria-label={t('public.answers.classes')} data-screen-only>
        <ul className={styles.jumps}>
          {groups.map((group) => (
            <li key={group.name}>
              <a href={`#${group.name}`}>
                {t(`words.classes.${group.name}.name`)} {group.items.length}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p className={styles.quiet}>{t('public.answers.note')}</p>
      {groups.map((group) => (
        <section key={group.name} className={styles.group} aria-labelledby={group.name}>
          <h2 id={group.name}>{t(`words.classes.${group.name}.name`)}</h2>
          <p className={styles.quiet}>{t(`words.classes.${group.name}.about`)}</p>
          <div className={styles.items}>
            {group.items.map((item) => (
              <ItemRow key={item.code} item={item} />
            ))}
          </div>
        </section>
      ))}
    </PageFrame>
  )
}
