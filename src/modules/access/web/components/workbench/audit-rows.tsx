import { Button } from '../../../../../app/web/kit/button.tsx'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { type Column, RecordTable, Under } from '../../../../../app/web/kit/record-table.tsx'
import { useMay } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import styles from './audit.module.css'
import type { AuditLine } from './audit-views.ts'
import { pageOfThing, useAuditWords } from './audit-words.ts'

type Thing = AuditLine['things'][number]

function ThingLine({ thing, onOnly }: { thing: Thing; onOnly?: (thing: Thing) => void }) {
  const t = useWords('access')
  const words = useAuditWords()
  const page = pageOfThing(thing.entity, thing.id)
  const covered = thing.fields.filter(({ shown }) => shown === 'covered')
  return (
    <li>
      <span className={styles.acts}>
        {page ? <Link to={page}>{words.entity(thing.entity)}</Link> : words.entity(thing.entity)}
        {onOnly && (
          <Button
            kind="plain"
            aria-label={t('workbench.audit.only_named', { entity: words.entity(thing.entity) })}
            onClick={() => onOnly(thing)}
          >
            {t('workbench.audit.only')}
          </Button>
        )}
      </span>
      <ul className={styles.fields}>
        {thing.fields
          .filter(({ shown }) => shown !== 'covered')
          .map((field) => (
            <li key={field.name}>
              {t('workbench.audit.field', { name: words.field(field.name), value: words.value(field) })}
            </li>
          ))}
        {covered.length > 0 && (
          <li>
            {t('workbench.audit.covered_fields', {
              names: covered.map(({ name }) => words.field(name)).join(t('workbench.audit.comma')),
            })}
          </li>
        )}
      </ul>
    </li>
  )
}

interface AuditRowsProps {
  rows: AuditLine[]
  onOnly?: (thing: Thing) => void
  onView?: (line: AuditLine) => void
}

function covers(line: AuditLine): boolean {
  return (
    line.who.kind === 'resident' || line.things.some(({ fields }) => fields.some(({ shown }) => shown === 'covered'))
  )
}

/** Lines of the audit: when, who, what, on which things. */
export function AuditRows({ rows, onOnly, onView }: AuditRowsProps) {
  const t = useWords('access')
  const may = useMay()
  const words = useAuditWords()
  const columns: Column<AuditLine>[] = [
    {
      key: 'command',
      head: t('workbench.audit.what'),
      cell: (line) => (
        <>
          {words.command(line.command)}
          <Under>{words.time(line)}</Under>
        </>
      ),
    },
    {
      key: 'who',
      head: t('workbench.audit.who_head'),
      cell: (line) => (
        <>
          {words.who(line)}
          {line.who.post && <Under>{line.who.post}</Under>}
          {words.inPlaceOf(line) && <Under>{words.inPlaceOf(line)}</Under>}
        </>
      ),
    },
    {
      key: 'things',
      head: t('workbench.audit.things'),
      phone: 'main',
      cell: (line) => (
        <ul className={styles.things}>
          {line.things.map((thing) => (
            <ThingLine key={`${thing.entity} ${thing.id}`} thing={thing} onOnly={onOnly} />
          ))}
          {line.things_count > line.things.length && (
            <li>{t('workbench.audit.more', { count: line.things_count - line.things.length })}</li>
          )}
        </ul>
      ),
    },
    {
      key: 'seq',
      head: t('workbench.audit.number'),
      narrow: true,
      cell: (line) => (
        <span className={styles.acts}>
          <span className={styles.hash} title={line.hash}>
            {line.seq}
          </span>
          {onView && may('access.view_audit_line') && covers(line) && (
            <Button
              kind="plain"
              aria-label={t('workbench.audit.view.named', { number: line.seq })}
              onClick={() => onView(line)}
            >
              {t('workbench.audit.view.open')}
            </Button>
          )}
        </span>
      ),
    },
  ]
  return (
    <RecordTable
      caption={t('workbench.audit.title')}
      columns={columns}
      rows={rows}
      keyOf={(line) => String(line.seq)}
    />
  )
}
