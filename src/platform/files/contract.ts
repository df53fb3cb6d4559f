import { z } from 'zod'
import { defineRoutes } from '../../shared/contract.ts'
import { id, inCommunity } from '../../shared/schemas.ts'

const fileView = z.object({
  id,
  name: z.string(),
  media_type: z.string(),
  size_bytes: z.number().int(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
})

export const routes = defineRoutes({
  'POST /api/c/:community/files': {
    name: 'platform.upload_file',
    summary: '上传一个文件（照片会重新编码并去掉位置信息）',
    access: 'public',
    params: inCommunity,
    output: fileView,
    status: 201,
    upload: true,
    refusals: ['platform.file_too_large', 'platform.file_type_refused', 'platform.file_unreadable'],
  },
})
