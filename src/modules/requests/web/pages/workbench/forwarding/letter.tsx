import { IconMail, IconPrinter } from '@tabler/icons-react'
import type { PageProps } from '../../../../../../app/web/convention.ts'
import { useDates } from '../../../../../../app/web/dates.ts'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { CopyButton } from '../../../../../../app/web/kit/copy-button.tsx'
import { Icon } from '../../../../../../app/web/kit/icon.tsx'
import layout from '../../../../../../app/web/kit/layout.module.css'
import { PageFrame } from '../../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../../app/web/kit/query-view.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import styles from '../../../components/workbench/forwarding/letter.module.css'
import type { Letter } from '../../../components/workbench/forwarding/views.ts'
import { useRead } from '../../../queries.ts'

/** An official letter writes its days in full, in Arabic figures (GB/T 9704-2012, 7.3.5.4). */
function useLetterWords(letter: Letter) {
  const t = useWords('requests')
  const day = (civil: string) => {
    const [year, month, date] = civil.split('-').map(Number)
    return t('workbench.letter.day', { year, month, date })
  }
  const { forwarding, request, community } = letter
  const title = t('workbench.letter.title', { title: request.item })
  const paragraphs = [
    t('workbench.letter.opening', {
      filed: day(request.filed_on),
      number: request.number,
      place: request.place || community.name,
    }),
    ...(forwarding.part ? [t('workbench.letter.part', { text: forwarding.part.text })] : []),
    forwarding.asked,
    t('workbench.letter.closing', {
      due: day(forwarding.due_on),
      phone: community.phone ? t('workbench.letter.phone', { phone: community.phone }) : '',
    }),
  ]
  const number = `${community.name}${forwarding.letter_number}`
  const salutation = t('workbench.letter.salutation', { name: forwarding.addressee })
  const dated = day(letter.dated)
  const text = [title, number, '', salutation, ...paragraphs, '', community.name, dated].join('\n')
  return { t, title, number, salutation, paragraphs, dated, text }
}

function Paper({ letter }: { letter: Letter }) {
  const { t, title, number, salutation, paragraphs, dated, text } = useLetterWords(letter)
  const { forwarding, community } = letter
  const mail = `mailto:${encodeURIComponent(forwarding.email)}?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(text)}`
  return (
    <>
      <div className={layout['acts']} data-screen-only>
        <CopyButton text={text} label={t('workbench.letter.copy')} />
        <a className={styles['mail']} href={mail}>
          <Icon of={IconMail} /> {t('workbench.letter.mail')}
        </a>
      </div>
      <article className={styles['paper']} lang="zh-CN">
        <p className={styles['issuer']}>{community.name}</p>
        <p className={styles['number']}>{number}</p>
        <h2 className={styles['title']}>{title}</h2>
        <p className={styles['salutation']}>{salutation}</p>
        {paragraphs.map((paragraph) => (
          <p key={paragraph} className={styles['body']}>
            {paragraph}
          </p>
        ))}
        <div className={styles['signature']}>
          <p>{community.name}</p>
          <p>{dated}</p>
          <p className={styles['seal']}>{t('workbench.letter.seal')}</p>
        </div>
        <p className={styles['issued']}>
          {forwarding.signed_by &&
            t('workbench.letter.signed', { title: forwarding.signed_by.title, name: forwarding.signed_by.name })}
        </p>
      </article>
    </>
  )
}

/** One letter as it is printed on A4, to be sealed and sent, or copied into an e-mail. */
export default function LetterPage({ params }: PageProps<'id'>) {
  const t = useWords('requests')
  const dates = useDates()
  const letter = useRead('GET /api/c/:community/forwardings/:id/letter', { params: { id: params.id } })
  const due = letter.data && dates.day(letter.data.forwarding.due_on)
  return (
    <PageFrame
      title={t('workbench.letter.page')}
      intro={due && t('workbench.letter.intro', { due })}
      back="/forwardings"
      backLabel={t('workbench.forwarding.list')}
      actions={
        letter.data && (
          <Button kind="main" narrow icon={IconPrinter} onClick={() => print()}>
            {t('workbench.letter.print')}
          </Button>
        )
      }
    >
      <QueryView query={letter}>{(data) => <Paper letter={data} />}</QueryView>
    </PageFrame>
  )
}
