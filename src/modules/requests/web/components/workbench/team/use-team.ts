import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { call, useRead } from '../../../queries.ts'

const everyMs = 15_000
const presenceRoute = 'GET /api/c/:community/requests/:id/presence'

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
