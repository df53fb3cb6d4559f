import { createTexts } from '../../../platform/texts.ts'
import zhCN from '../i18n/zh-CN.json' with { type: 'json' }

/** The module's own sentences, for what the server writes: words of a timeline, headers of a sheet. */
export const texts = createTexts({}, [{ name: 'requests', uses: [], operations: [], texts: { 'zh-CN': zhCN } }])
