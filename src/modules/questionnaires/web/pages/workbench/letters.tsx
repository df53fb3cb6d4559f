import { IconPrinter } from '@tabler/icons-react'
import { community } from '../../../../../app/web/boot.ts'
import type { PageProps } from '../../../../../app/web/convention.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { QrCode } from '../../../../../app/web/kit/qr-code.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { SelectField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import type { Question } from '../../../contract/asking.ts'
import styles from '../../components/paper.module.css'
import { spaced } from '../../components/spaced.ts'
import type { Asked } from '../../components/views.ts'
import { useRead, useReadPages } from '../../queries.ts'

const perPage = 30

/** One sheet of paper for each who is asked, with its code; a page of them at a time. */
export default function LettersPage({ params }: PageProps<'id'>) {
  const t = useWords('questionnaires')
  const [search, setSearch] = useSearch()
  const left = search['left'] === 'yes' ? 'yes' : 'no'
  const paper = useRead('GET /api/c/:community/questionnaires/:id/paper', { params: { id: params.id } })
  const list = useReadPages('GET /api/c/:community/questionnaires/:id/letters', {
    params: { id: params.id },
    query: { left, limit: perPage },
  })
  return (
    <PageFrame
      title={t('workbench.one.letters')}
      intro={t('workbench.letters.intro')}
      back={`/questionnaires/${params.id}`}
      actions={
        paper.data &&
        list.data &&
        list.data.items.length > 0 && (
          <Button kind="main" narrow icon={IconPrinter} onClick={() => print()}>
            {t('workbench.letters.print')}
          </Button>
        )
      }
    >
      <Stack>
        <div data-screen-only>
          <SelectField
            name="left"
            label={t('workbench.letters.which')}
            short
            value={left}
            onChange={(value) => setSearch({ left: value === 'yes' ? 'yes' : undefined })}
            options={[
              { value: 'no', label: t('workbench.letters.all') },
              { value: 'yes', label: t('workbench.letters.left') },
            ]}
          />
        </div>
        <QueryView query={paper}>
          {(asked) => (
            <QueryView query={list}>
              {(page) =>
                page.items.length === 0 ? (
                  <EmptyState title={t('workbench.letters.none')}>{t('workbench.letters.none_help')}</EmptyState>
                ) : (
                  <div className={styles['sheets']}>
                    {page.items.map((letter) => (
                      <Letter key={letter.unit_id} asked={asked} code={letter.code} place={letter.place} />
                    ))}
                  </div>
                )
              }
            </QueryView>
          )}
        </QueryView>
        <Pager pages={list} />
      </Stack>
    </PageFrame>
  )
}

function Letter({ asked, code, place }: { asked: Asked; code: string; place: string }) {
  const t = useWords('questionnaires')
  const { name, key } = community()
  const address = `${location.origin}/c/${key}/q/${code}`
  return (
    <article className={styles['sheet']}>
      <header className={styles['head']}>
        <div>
          <p>{name}</p>
          <h2>{asked.title}</h2>
          {place && <p>{place}</p>}
          <p>
            {t('workbench.letters.code')} <strong className={styles['code']}>{spaced(code)}</strong>
          </p>
        </div>
        <div className={styles['qr']}>
          <QrCode value={address} label={t('workbench.letters.scan')} />
          <span>{t('workbench.letters.scan')}</span>
        </div>
      </header>
      {asked.intro && <p>{asked.intro}</p>}
      <p>{t(asked.anonymous ? 'words.anonymous' : 'words.named')}</p>
      <ol className={styles['questions']}>
        {asked.questions.map((question) => (
          <li key={question.id}>
            <PaperQuestion question={question} all={asked.questions} />
          </li>
        ))}
      </ol>
    </article>
  )
}

/** A question to be answered with a pen: numbers are those of the keys it is entered with. */
function PaperQuestion({ question, all }: { question: Question; all: readonly Question[] }) {
  const t = useWords('questionnaires')
  const { kind, label, options, rows, steps, low, high, show_if } = question
  const of = all.findIndex((one) => one.id === show_if?.question) + 1
  const box = (text: string) => (
    <span key={text} className={styles['box']}>
      □ {text}
    </span>
  )
  const boxes = (some: readonly string[]) => some.map((option, index) => box(`${index + 1}. ${option}`))
  return (
    <div data-keep>
      <p>
        <strong>{label}</strong>
        {kind === 'several' && ` ${t('words.any')}`}
      </p>
      {show_if && (
        <p className={styles['only']}>
          {t(show_if.is ? 'workbench.letters.only_if' : 'workbench.letters.unless', { n: of, option: show_if.option })}
        </p>
      )}
      {(kind === 'one' || kind === 'several' || kind === 'place') && <p>{boxes(options)}</p>}
      {kind === 'scale' && (
        <p>
          {low} {Array.from({ length: steps }, (_, index) => box(String(index + 1)))} {high}
        </p>
      )}
      {kind === 'matrix' && (
        <ul className={styles['rows']}>
          {rows.map((row) => (
            <li key={row}>
              {row}　{boxes(options)}
            </li>
          ))}
        </ul>
      )}
      {kind === 'text' && <p className={styles['lines']} />}
    </div>
  )
}
