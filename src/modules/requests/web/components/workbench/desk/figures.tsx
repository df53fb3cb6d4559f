import { QueryView } from '../../../../../../app/web/kit/query-view.tsx'
import { useMay } from '../../../../../../app/web/session.ts'
import { useWords } from '../../../../../../app/web/words.ts'
import { useRead } from '../../../queries.ts'
import styles from '../desk.module.css'
import { openStates } from '../open-states.ts'
import { Figure } from './figure.tsx'

/** How much waits for what. Every number opens the list it counts. */
export function Figures() {
  const t = useWords('requests')
  const may = useMay()
  const desk = useRead('GET /api/c/:community/desk')
  return (
    <QueryView query={desk} part>
      {(data) => {
        const shown = (value: number) => (value > data.cap ? `${data.cap}+` : String(value))
        const figure = (name: Exclude<keyof typeof data, 'now' | 'cap'>, to: string, tone?: 'needs' | 'late') => (
          <Figure
            label={t(`workbench.desk.${name}`)}
            value={shown(data[name])}
            to={to}
            {...(tone ? { [tone]: data[name] > 0 } : {})}
          />
        )
        return (
          <ul className={styles.figures}>
            {figure('to_dispatch', '/requests?state=to_dispatch', 'needs')}
            {figure('overdue', '/requests?overdue=yes', 'late')}
            {figure('due_today', '/requests?due_today=yes', 'needs')}
            {figure('sent_back', '/requests?sent_back=yes', 'needs')}
            {may('requests.rule') && figure('ruling', '/requests?ruling=yes', 'needs')}
            {figure('to_call_back', '/call-backs')}
            {may('requests.take_calls') && figure('to_return', '/hotline', data.late_to_return > 0 ? 'late' : 'needs')}
            {figure('open', `/requests?state=${openStates}`)}
          </ul>
        )
      }}
    </QueryView>
  )
}
