import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { exportRun, inCommunity, oneInCommunity } from '../../../shared/schemas.ts'
import { listFilter } from './reading-routes.ts'

const access = { permission: 'requests.export' }
const body = listFilter.extend({ columns: z.string().max(300).optional() })

export const exportRoutes = defineRoutes({
  'POST /api/c/:community/requests/export': {
    name: 'requests.export',
    summary: '按当前筛选导出 Excel（最多 5,000 件，联系方式遮住；谁导出了什么会留下记录）',
    access,
    params: inCommunity,
    body,
    output: z.unknown(),
    binary: true,
    repeatable: true,
    refusals: ['requests.area_unknown', 'requests.export_large'],
  },
  'POST /api/c/:community/exports': {
    name: 'requests.start_export',
    summary: '导出较长的清单：在后台生成，7 天内可取',
    access,
    params: inCommunity,
    body,
    output: exportRun,
    status: 202,
    refusals: ['requests.area_unknown', 'requests.export_running'],
  },
  'GET /api/c/:community/exports': {
    name: 'requests.exports',
    summary: '我最近在后台生成的导出',
    access,
    params: inCommunity,
    output: z.object({ items: z.array(exportRun) }),
  },
  'GET /api/c/:community/exports/:id/file': {
    name: 'requests.export_file',
    summary: '取后台生成的导出文件（只有导出的人自己能取）',
    access,
    params: oneInCommunity,
    output: z.unknown(),
    binary: true,
    refusals: ['platform.not_found'],
  },
})
