import { generalServices } from './general-services.data.ts'
import type { CatalogueTemplateItem } from './item.ts'
import { loveAndLivelihood } from './love-and-livelihood.data.ts'
import { publicBenefit } from './public-benefit.data.ts'
import { specialCare } from './special-care.data.ts'
import { supportAndGuarantee } from './support-and-guarantee.data.ts'

export type CatalogueTemplateClass = {
  /** First letter of the codes of its items. */
  letter: 'A' | 'B' | 'C' | 'D' | 'E'
  code: 'love_and_livelihood' | 'general_services' | 'public_benefit' | 'support_and_guarantee' | 'special_care'
  name: string
  items: readonly CatalogueTemplateItem[]
}

/** The five classes of the need catalogue in the order pages show them. */
export const catalogueClasses: readonly CatalogueTemplateClass[] = [
  { letter: 'A', code: 'love_and_livelihood', name: '爱心民生', items: loveAndLivelihood },
  { letter: 'B', code: 'general_services', name: '综合服务', items: generalServices },
  { letter: 'C', code: 'public_benefit', name: '公益慈善', items: publicBenefit },
  { letter: 'D', code: 'support_and_guarantee', name: '支持保障', items: supportAndGuarantee },
  { letter: 'E', code: 'special_care', name: '特殊群体关爱', items: specialCare },
]
