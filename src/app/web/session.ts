import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ApiProblem } from './api-problem.ts'
import { request, setCsrf } from './api-request.ts'
import { boot } from './boot.ts'
import type { SessionSummary } from './bootstrap.ts'

const route = 'GET /api/session'
const freshMs = 5 * 60_000

type Session = SessionSummary & { csrf?: string }

async function fetchSession(): Promise<Session> {
  const query = { community: boot().community?.id }
  const session = (await request(route, { query })) as Session
  setCsrf(session.csrf)
  return session
}

/** Who is signed in; known from the first paint (page data), refreshed in the background. */
export function useSession(): SessionSummary {
  const session = useQuery<Session, ApiProblem>({
    queryKey: [route],
    queryFn: fetchSession,
    initialData: boot().session,
    staleTime: freshMs,
  })
  return session.data
}

/** Whether the session may, as far as menus go; the server decides again. */
export function useMay(): (permission: string | undefined) => boolean {
  const { permissions } = useSession()
  return (permission) => permission === undefined || permissions === undefined || permissions.includes(permission)
}

/** After signing in or out everything read before belongs to someone else. */
export function useForgetAll(): () => void {
  const client = useQueryClient()
  return () => client.clear()
}
