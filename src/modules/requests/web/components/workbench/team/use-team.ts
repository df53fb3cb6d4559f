import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { call, useRead } from '../../../queries.ts'

const everyMs = 15_000
const presenceRoute = 'GET /api/c/:community/requests/:id/presence'

const rowsEveryMs = 20_000
const nobody: readonly Present[] = []

export type Present = { person_id: string; name: string; writing: boolean }

/** Who else is at the requests of a list, by request: one question for all rows, asked again while the list is looked at. */
export function usePresences(ids: readonly string[]): (id: string) => readonly Present[] {
  const found = useRead(
    'GET /api/c/:community/requests/presence',
    { query: { ids: ids.join(',') } },
    { enabled: ids.length > 0, refetchInterval: rowsEveryMs, staleTime: 0, gcTime: 0 },
  )
  const there = new Map(found.data?.items.map((one) => [one.id, one.present]))
  return (id) => there.get(id) ?? nobody
}

/** What colleagues keep at a request. */
export function useTeam(id: string) {
  return useRead('GET /api/c/:community/requests/:id/team', { params: { id } })
}

/** Who else is at the request, asked again while the page is looked at; what somebody else did meanwhile is fetched at once. */
export function usePresence(id: string, version: number, writing: boolean) {
  const client = useQueryClient()
  const presence = useRead(
    presenceRoute,
    { params: { id }, query: { writing: writing ? 'yes' : 'no' } },
    { refetchInterval: everyMs, staleTime: 0, gcTime: 0 },
  )
  const newest = presence.data?.version ?? version
  useEffect(() => {
    if (newest <= version) return
    void client.invalidateQueries({ queryKey: ['GET /api/c/:community/requests/:id'] })
    void client.invalidateQueries({ queryKey: ['GET /api/c/:community/requests/:id/team'] })
  }, [client, newest, version])
  useEffect(
    () => () => {
      void call(presenceRoute, { params: { id }, query: { leaving: 'yes' } }).catch(() => undefined)
    },
    [id],
  )
  return presence.data?.present ?? []
}
