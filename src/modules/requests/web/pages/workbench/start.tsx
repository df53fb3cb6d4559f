import { useEffect } from 'react'
import { useGo } from '../../../../../app/web/kit/navigation.tsx'
import { useMay } from '../../../../../app/web/session.ts'
import { Desk } from '../../components/workbench/desk.tsx'
import { NoPost } from '../../components/workbench/no-post.tsx'

/** The first page: the desk for who leads, today's list for who works, a word for everybody else. */
export default function StartPage() {
  const may = useMay()
  const go = useGo()
  const works = may('requests.handle')
  const leads = may('requests.desk')
  useEffect(() => {
    if (!leads && works) go('/today', { replace: true })
  }, [leads, works, go])
  if (leads) return <Desk />
  return works ? null : <NoPost />
}
