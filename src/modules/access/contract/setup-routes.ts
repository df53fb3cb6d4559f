import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { text } from '../../../shared/schemas.ts'
import { password, phone, signedIn } from './sign-in-routes.ts'

/** The first administrator of an empty installation, by the code its terminal shows. Served beside signing in, not by `run`. */
export const setupRoutes = defineRoutes({
  'POST /api/setup/administrator': {
    name: 'access.set_up_administrator',
    summary: '第一次使用：凭服务器上显示的初始码建立管理员账号',
    access: 'public',
    body: z.object({ code: z.string().trim().min(1).max(40), name: text(2, 30), phone, password }),
    output: signedIn,
    repeatable: true,
    refusals: [
      'platform.not_found',
      'access.origin_refused',
      'access.sign_in_too_often',
      'access.setup_code_wrong',
      'access.setup_code_over',
      'access.phone_invalid',
      'access.password_too_weak',
    ],
  },
})
