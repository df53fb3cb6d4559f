import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ElderStep } from '../../shared/elder.ts'
import type { Language } from '../../shared/languages.ts'
import type { ApiProblem } from './api-problem.ts'
import { request } from './api-request.ts'
import { boot } from './boot.ts'
import type { SessionSummary } from './bootstrap.ts'
import { rememberLocale, setElderStep } from './preferences.ts'

const route = 'GET /api/session'
const freshMs = 5 * 60_000

async function fetchSession(): Promise<SessionSummary> {
  return (await request(route, { query: { community: boot().community?.id } })) as SessionSummary
}

/** Who is signed in; known from the first paint (page data), refreshed in the background. */
export function useSession(): SessionSummary {
  const session = useQuery<SessionSummary, ApiProblem>({
    queryKey: [route],
    queryFn: fetchSession,
    initialData: boot().session,
    staleTime: freshMs,
  })
  return session.data
}

/** The register entry the account is bound to in the community shown; null for guests and for accounts not bound yet. */
export function usePerson(): { id: string; name: string } | null {
  const { persons } = useSession()
  const id = boot().community?.id
  return persons.find((person) => person.community === id) ?? null
}

/** Whether the session may, as far as menus go; the server decides again. */
export function useMay(): (permission: string | undefined) => boolean {
  const { permissions } = useSession()
  return (permission) => permission === undefined || permissions.includes(permission)
}

/** After signing out everything read before belongs to someone else. What a device can't forget doesn't hold anybody up. */
export function useForgetAll(): () => Promise<void> {
  const client = useQueryClient()
  return async () => {
    client.clear()
    const { forgetKept } = await import('./kept-on-device.ts')
    await forgetKept().catch(() => undefined)
  }
}

/** Chooses the step of the elder version: at once, kept in this browser and with the account of who is signed in. */
export function useChooseElder() {
  const { account } = useSession()
  const keep = useMutation<unknown, ApiProblem, ElderStep>({
    mutationFn: async (elder) => account && request('PUT /api/session/elder', { body: { elder } }),
  })
  const choose = (step: ElderStep) => {
    setElderStep(step)
    keep.mutate(step)
  }
  return { choose, problem: keep.error }
}

/** Chooses the language: kept in this browser and with the account of who is signed in; the page opens anew in it. */
export function useChooseLanguage() {
  const { account } = useSession()
  const keep = useMutation<unknown, ApiProblem, Language>({
    mutationFn: async (language) => account && request('PUT /api/session/language', { body: { language } }),
    onSuccess: (_, language) => {
      rememberLocale(language)
      location.reload()
    },
  })
  return { choose: keep.mutate, waiting: keep.isPending, problem: keep.error }
}
