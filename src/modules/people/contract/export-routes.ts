import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { exportRun, inCommunity, oneInCommunity } from '../../../shared/schemas.ts'
import { registerFilter } from './register-routes.ts'

const access = { permission: 'people.export' }
const body = registerFilter.extend({ columns: z.string().max(4_000).optional() })

export const exportRoutes = defineRoutes({
  'POST /api/c/:community/people/export': {
    name: 'people.export',
    summary: '按当前筛选导出登记册（最多 5,000 人，号码遮住，敏感标签不导出；谁导出了什么会留下记录）',
    access,
    params: inCommunity,
    body,
    output: z.unknown(),
    binary: true,
    repeatable: true,
    refusals: ['platform.not_found', 'people.tag_unknown', 'people.field_unknown', 'people.export_large'],
  },
  'POST /api/c/:community/people/exports': {
    name: 'people.start_export',
    summary: '导出较长的登记册：在后台生成，7 天内可取',
    access,
    params: inCommunity,
    body,
    output: exportRun,
    status: 202,
    refusals: ['platform.not_found', 'people.tag_unknown', 'people.field_unknown', 'people.export_running'],
  },
  'GET /api/c/:community/people/exports': {
    name: 'people.exports',
    summary: '我最近在后台生成的登记册导出',
    access,
    params: inCommunity,
    output: z.object({ items: z.array(exportRun) }),
  },
  'GET /api/c/:community/people/exports/:id/file': {
    name: 'people.export_file',
    summary: '取后台生成的登记册文件（只有导出的人自己能取）',
    access,
    params: oneInCommunity,
    output: z.unknown(),
    binary: true,
    refusals: ['platform.not_found'],
  },
})
