import { defineRoutes } from '../../../shared/contract.ts'
import { inCommunity } from '../../../shared/schemas.ts'
import { ownProfileView } from './views.ts'

export const ownRoutes = defineRoutes({
  'GET /api/c/:community/own/profile': {
    name: 'people.own_profile',
    summary: '我的登记',
    access: 'member',
    params: inCommunity,
    output: ownProfileView,
  },
})
