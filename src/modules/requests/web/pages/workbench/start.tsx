import { useEffect } from 'react'
import { useNavigation } from '../../../../../app/web/kit/navigation.tsx'
import { useMay } from '../../../../../app/web/session.ts'
import { Desk } from '../../components/workbench/desk/desk.tsx'
import { NoPost } from '../../components/workbench/no-post.tsx'

/** The first page: the desk for who leads, today's list for who works, how the system runs for who keeps it, the areas for who sets up, a word for everybody else. */
export default function StartPage() {
  const may = useMay()
  const { go, base } = useNavigation()
  const works = may('requests.handle')
  const leads = may('requests.desk')
  const elsewhere = works ? '/today' : may('upkeep.read') ? '/upkeep' : may('territory.edit') ? '/areas' : null
  useEffect(() => {
    // Who was quicker and has gone on to another page stays there.
    const here = location.pathname.replace(/\/$/, '') === base
    if (!leads && elsewhere && here) go(elsewhere, { replace: true })
  }, [leads, elsewhere, go, base])
  if (leads) return <Desk />
  return elsewhere ? null : <NoPost />
}
